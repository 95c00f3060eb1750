// What the C library does with memory that is given back.
//
// Counting a day or sorting a period's pairs takes and frees buffers of some megabytes again and
// again. By default glibc gives each back to the system and gets cleared pages for the next: on
// 50 MB of news a tenth of all time. Peak memory stays the same, since the same bytes are used again.

#if canImport(Glibc)
  internal import CMalloc
#endif

/// Keeps freed memory in the process until it ends. Called once, before any work.
package func keepFreedMemory() {
  #if canImport(Glibc)
    mallopt(M_MMAP_THRESHOLD, 1 << 30)
    mallopt(M_TRIM_THRESHOLD, Int32.max)
  #endif
}
