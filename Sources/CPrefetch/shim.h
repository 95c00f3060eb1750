#ifndef PRESSRUN_PREFETCH_H
#define PRESSRUN_PREFETCH_H

/// Asks the processor to bring the cache line of an address near. Any address is allowed: none is
/// read. Swift has no name for it.
static inline void pr_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
