// English words that say nothing about a week: articles, pronouns, prepositions, conjunctions,
// auxiliaries, and what every newsroom writes every day. A phrase may hold them in its middle
// (`bank of england`), never at an end. The list is this project's own; other languages pass
// through and are left to the statistics.

/// Words that no keyword begins or ends with.
enum FunctionWords {
  static let list: [StaticString] = [
    "a", "about", "above", "according", "across", "after", "again", "against", "ago", "ahead",
    "all",
    "almost", "along", "already", "also", "although", "always", "am", "amid", "among", "an", "and",
    "another", "any", "anyone", "anything", "are", "aren't", "around", "as", "at", "away", "back",
    "be", "because", "become", "been", "before", "behind", "being", "below", "between", "both",
    "but", "by", "came", "can", "can't", "cannot", "come", "comes", "could", "couldn't", "day",
    "days", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "done", "down", "during",
    "each", "either", "else", "enough", "even", "ever", "every", "everyone", "everything", "few",
    "first", "for", "friday", "from", "further", "gave", "get", "gets", "getting", "give", "given",
    "go", "goes", "going", "gone", "got", "had", "hadn't", "has", "hasn't", "have", "haven't",
    "having", "he", "he'd", "he'll", "her", "here", "hers", "herself", "him", "himself", "his",
    "how", "however", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "including", "into", "is",
    "isn't", "it", "it'll", "its", "itself", "just", "last", "later", "latest", "least", "less",
    "let", "like", "likely", "made", "make", "makes", "making", "many", "may", "me", "might",
    "monday", "month", "months", "more", "most", "mr", "mrs", "ms", "much", "must", "my", "myself",
    "near", "nearly", "never", "new", "news", "next", "no", "none", "nor", "not", "nothing", "now",
    "of", "off", "often", "on", "once", "one", "only", "onto", "or", "other", "others", "our",
    "ours", "out", "over", "own", "part", "per", "put", "quite", "rather", "really", "reported",
    "reports", "said", "same", "saturday", "saw", "say", "saying", "says", "see", "seen", "set",
    "several", "she", "she'd", "she'll", "should", "shouldn't", "since", "so", "some", "someone",
    "something", "soon", "still", "such", "sunday", "take", "taken", "takes", "taking", "tell",
    "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these",
    "they", "they'd", "they'll", "they're", "they've", "this", "those", "though", "through",
    "thursday", "thus", "to", "today", "together", "told", "tomorrow", "too", "took", "toward",
    "towards", "tuesday", "two", "under", "until", "up", "upon", "us", "use", "used", "very", "via",
    "want", "wants", "was", "wasn't", "way", "we", "we'd", "we'll", "we're", "we've", "wednesday",
    "week", "weeks", "well", "went", "were", "weren't", "what", "when", "where", "whether", "which",
    "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "won't", "would",
    "wouldn't", "year", "years", "yesterday", "yet", "you", "you'd", "you'll", "you're", "you've",
    "your", "yours", "yourself",
  ]

  /// Hashes (`hashOfWord`) of all words in an open-addressed table, 0 in empty slots.
  static let table: [UInt64] = {
    var slots = [UInt64](repeating: 0, count: 2048)
    for word in list {
      let hash = word.withUTF8Buffer { hashOfWord($0[...]) }
      slots[slot(of: hash, in: slots)] = hash
    }
    return slots
  }()

  /// Where a hash is in a table, or would be.
  @inline(__always)
  static func slot(of hash: UInt64, in table: [UInt64]) -> Int {
    let mask = table.count - 1
    var slot = Int(hash & UInt64(mask))
    while table[slot] != hash, table[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }
}

/// 64 bits of a word's bytes: FNV-1a with a final mix, the same on every machine.
@inline(__always)
func hashOfWord(_ bytes: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return mixed(hash)
}

/// The hash of a phrase from that of its beginning and of one more word.
@inline(__always)
func hashOfPhrase(_ start: UInt64, _ word: UInt64) -> UInt64 {
  mixed(start &* 0x9e37_79b9_7f4a_7c15 &+ word)
}

@inline(__always)
private func mixed(_ value: UInt64) -> UInt64 {
  var z = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}
