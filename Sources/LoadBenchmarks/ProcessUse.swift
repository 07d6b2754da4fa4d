#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The resources that this process has used.
struct ProcessUse {
    /// Processor time of all its threads, in user and system mode.
    let processor: Duration
    /// The most memory that it held at once, in bytes.
    let peakMemory: Int
    /// The bytes written to disk; 0 where the system does not count them.
    let bytesWritten: Int

    /// Returns the use up to now.
    static func now() -> ProcessUse {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            let (unit, block) = (1, 0)
        #else
            getrusage(__rusage_who_t(0), &usage)
            let (unit, block) = (1024, 512)
        #endif
        func duration(_ time: timeval) -> Duration {
            .seconds(Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
        }
        return ProcessUse(
            processor: duration(usage.ru_utime) + duration(usage.ru_stime), peakMemory: Int(usage.ru_maxrss) * unit,
            bytesWritten: usage.ru_oublock * block)
    }
}
