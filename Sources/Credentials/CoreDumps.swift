#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file that a system writes of a crashed process, with all its memory: a token would be in it.
package enum CoreDumps {
    /// Has the system write none for this process and its children.
    package static func disable() {
        // Not 0: Linux heeds no limit where a core goes to a program, as desktops have it, except that of one byte
        // (fs/coredump.c), which is also too small for any file.
        var limit = rlimit(rlim_cur: 1, rlim_max: 1)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        #else
            setrlimit(RLIMIT_CORE, &limit)
        #endif
    }
}
