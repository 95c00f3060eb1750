// glibc's settings of its allocator, which the toolchain's own module leaves out.
#include <malloc.h>
