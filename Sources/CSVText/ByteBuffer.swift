// A growing run of bytes, with pointers inside and none outside of this module.
//
// Why not `[UInt8]`: rows are written and read at several hundred megabytes per second, one short
// cell at a time, and an array append checks uniqueness and bounds for each of them. The type is
// noncopyable, so the one owner frees the memory once. Every store comes after `reserve`, and
// indices are checked in debug builds; bytes from a file are only ever copied, never believed.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Bytes that can be appended cheaply and dropped from the front.
struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    base = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> UInt8 {
    @inline(__always) get {
      assert(index >= 0 && index < count, "index \(index) in a buffer of \(count)")
      return base.load(fromByteOffset: index, as: UInt8.self)
    }
  }

  /// Room for `extra` more bytes. Amortised O(1) per byte: the capacity at least doubles.
  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if capacity - count < extra { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    capacity = max(capacity * 2, count + extra)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  /// Appends a byte, where it is wanted, and bytes that have sixteen readable bytes behind them. Short
  /// ones, as names are, are copied sixteen at a time without a call.
  @inline(__always)
  mutating func append(
    _ byte: UInt8, if isWanted: Bool, thenPadded source: UnsafeRawPointer, _ length: Int
  ) {
    reserve(length &+ 17)
    base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= isWanted ? 1 : 0
    let target = base + count
    var offset = 0
    repeat {
      let block = (source + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      (target + offset).storeBytes(of: block, as: SIMD16<UInt8>.self)
      offset &+= 16
    } while offset < length
    count &+= length
  }

  /// Appends what `write` puts into `room` free bytes; `write` returns how many it used.
  @inline(__always)
  mutating func append(
    upTo room: Int, _ write: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    reserve(room)
    let used = write(UnsafeMutableRawBufferPointer(start: base + count, count: room))
    precondition(used >= 0 && used <= room, "\(used) bytes written into room for \(room)")
    count += used
  }

  /// Overwrites one byte.
  mutating func replace(at index: Int, with byte: UInt8) {
    precondition(index >= 0 && index < count, "index \(index) in a buffer of \(count)")
    base.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
  }

  /// Appends `value` in decimal, with zeros in front to `width` digits at least (0…20).
  @inline(__always)
  mutating func append(digitsOf value: UInt64, width: Int) {
    let length = max(width, value.decimalDigits)
    reserve(length)
    var rest = value
    var place = count + length
    while place > count {
      place -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      let character = UInt8(truncatingIfNeeded: digit) + 0x30
      base.storeBytes(of: character, toByteOffset: place, as: UInt8.self)
      rest = quotient
    }
    count += length
  }

  /// The first place of `byte` in `range`, or the range's end when there is none. O(n).
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count) bytes")
    guard let hit = memchr(base + range.lowerBound, Int32(byte), range.count) else {
      return range.upperBound
    }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  /// Lends the bytes of `range`; the pointer must not be kept.
  @inline(__always)
  func withBytes<R, E: Error>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count) bytes")
    return try body(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// A copy of the first `length` bytes.
  func prefix(_ length: Int) -> [UInt8] {
    withBytes(0..<length) { [UInt8]($0) }
  }

  /// Drops the first `length` bytes and moves the others to the front. O(bytes kept).
  mutating func removePrefix(_ length: Int) {
    precondition(length >= 0 && length <= count, "prefix \(length) of \(count) bytes")
    guard length > 0 else { return }
    memmove(base, base + length, count - length)
    count -= length
  }

  /// Drops everything behind the first `length` bytes; the memory stays for the next ones.
  mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= count, "truncation of \(count) bytes to \(length)")
    count = length
  }
}

extension UInt64 {
  /// How many decimal digits the number has: 1 for zero, 20 at most.
  @inline(__always)
  var decimalDigits: Int {
    var digits = 1
    var limit: UInt64 = 10
    while digits < 20, self >= limit {
      digits += 1
      limit = limit &* 10
    }
    return digits
  }
}
