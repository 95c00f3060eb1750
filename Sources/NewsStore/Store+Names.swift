// The numbers of names: of sources, entities and forms, which a table has once.

import GRDB
import NewsModel

/// The insertions of names, ready for one transaction.
struct NameStatements {
  let found: NameStatement
  let listed: NameStatement
  let form: NameStatement

  init(_ db: Database) throws {
    found = try NameStatement(db, "INSERT OR IGNORE INTO entities (name, type) VALUES (?, ?)")
    listed = try NameStatement(
      db, "INSERT OR IGNORE INTO entities (name, type, surname, listed) VALUES (?, ?, ?, 1)")
    form = try NameStatement(
      db, "INSERT OR IGNORE INTO forms (entity, written, rule) VALUES (?, ?, ?)")
  }
}

extension Store {
  // The number of a name, which is added where the store does not have it.

  func id(ofSource name: String, _ db: Database) throws -> Int64 {
    if let id = ids.sources[name] { return id }
    try db.execute(sql: "INSERT OR IGNORE INTO sources (name) VALUES (?)", arguments: [name])
    let id =
      try Int64.fetchOne(db, sql: "SELECT id FROM sources WHERE name = ?", arguments: [name]) ?? 0
    ids.sources[name] = id
    return id
  }

  func id(of reference: EntityReference, _ names: NameStatements, _ db: Database) throws -> Int64 {
    switch reference {
    case .known(let number):
      if ids.known[Int(number)] == 0 {
        ids.known[Int(number)] = try id(
          ofListed: lexicon[Int(number)], surname: lexiconSurnames[number], names.listed, db)
      }
      return ids.known[Int(number)]
    case .found(let entity):
      if let id = ids.found[entity] { return id }
      names.found.bind(entity.name, at: 1)
      names.found.bind(entity.type.rawValue, at: 2)
      let id = try names.found.insert() ?? standingID(of: entity, db)
      ids.found[entity] = id
      return id
    }
  }

  private func id(
    ofListed entity: Entity, surname: String?, _ statement: NameStatement, _ db: Database
  ) throws -> Int64 {
    statement.bind(entity.name, at: 1)
    statement.bind(entity.type.rawValue, at: 2)
    statement.bind(surname, at: 3)
    if let id = try statement.insert() { return id }
    let id = try standingID(of: entity, db)
    try db.cachedStatement(sql: "UPDATE entities SET listed = 1, surname = ? WHERE id = ?")
      .execute(arguments: [surname, id])
    return id
  }

  private func standingID(of entity: Entity, _ db: Database) throws -> Int64 {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM entities WHERE name = ? AND type = ?"),
      arguments: [entity.name, entity.type.rawValue]) ?? 0
  }

  func id(
    of form: FormFact, _ entity: Int64, _ names: NameStatements, _ db: Database
  ) throws -> Int64 {
    let key = StoredForm(entity: entity, written: form.written, rule: form.rule)
    if let id = ids.forms[key] { return id }
    names.form.bind(entity, at: 1)
    names.form.bind(form.written, at: 2)
    names.form.bind(form.rule.rawValue, at: 3)
    let id =
      try names.form.insert()
      ?? Int64.fetchOne(
        db.cachedStatement(
          sql: "SELECT id FROM forms WHERE entity = ? AND written = ? AND rule = ?"),
        arguments: [entity, form.written, form.rule.rawValue]) ?? 0
    ids.forms[key] = id
    return id
  }
}
