internal import CProcesses

/// What a process makes sure of before it does anything.
package enum ProcessStart {
    /// Opens something for the standard streams that are closed, so that no file of Easel's takes their places:
    /// reading finds the end, and writing fails. The first thing that a program does.
    package static func begin() { cpr_begin() }

    /// As many descriptors as Easel asks for; a soft limit above stays.
    private static let descriptors: UInt64 = 4096

    /// Raises the limit of descriptors, and tries whether there is enough of what cannot be done without.
    ///
    /// - Returns: Why Easel cannot run; nil when it can.
    package static func shortage() -> String? {
        cpr_raise_descriptors(descriptors)
        let processors = Int32(min(cpr_processors(), 64))
        // A loop of the network for each processor, which has three; the archive, the log, connections and children.
        if cpr_try_descriptors(3 * processors + 40) != 0 {
            return "Too few file descriptors (ulimit -n), so Easel does not start. "
                + "Try: ulimit -n 1024"
        }
        // The network's and Swift's own, and those that wait for children.
        if cpr_try_threads(2 * processors + 6) != 0 {
            return "Too few processes or threads (ulimit -u), so Easel does not start. "
                + "Close some programs or raise the limit."
        }
        return nil
    }
}
