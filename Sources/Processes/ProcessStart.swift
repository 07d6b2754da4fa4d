internal import CProcesses

/// The preparations of a process before anything else.
package enum ProcessStart {
    /// Opens replacements for closed standard streams, so that no file of Easel takes their descriptors: reading finds
    /// the end of the file, writing fails. Call it before anything else.
    package static func begin() { cpr_begin() }

    /// The number of descriptors that Easel requests; a higher soft limit stays.
    private static let descriptors: UInt64 = 4096

    /// Raises the limit of descriptors, and checks that the minimum of descriptors and threads is available.
    ///
    /// - Returns: The reason why Easel cannot run; nil when it can.
    package static func shortage() -> String? {
        cpr_raise_descriptors(descriptors)
        let processors = Int32(min(cpr_processors(), 64))
        // Three for the event loop of each processor; the archive, the log, connections and children.
        if cpr_try_descriptors(3 * processors + 40) != 0 {
            return "Too few file descriptors (ulimit -n), so Easel does not start. "
                + "Try: ulimit -n 1024"
        }
        // The event loops, Swift's own threads, and those that wait for children.
        if cpr_try_threads(2 * processors + 6) != 0 {
            return "Too few processes or threads (ulimit -u), so Easel does not start. "
                + "Close some programs or raise the limit."
        }
        return nil
    }
}
