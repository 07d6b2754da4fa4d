internal import CProcesses

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The descriptors between Easel and a child, and what came through them.
struct ChildStreams {
    /// What is kept of one of the child's outputs.
    private struct Kept {
        var reader: Int32 = -1
        /// Zero where nothing is kept.
        var limit = 0
        var bytes: [UInt8] = []

        /// Takes what is there, up to a piece more than the limit; at the end the reader is closed.
        mutating func take() {
            var chunk = [UInt8](repeating: 0, count: 1 << 14)
            while reader >= 0, bytes.count <= limit {
                let count = chunk.withUnsafeMutableBytes { read(reader, $0.baseAddress, $0.count) }
                if count > 0 {
                    bytes += chunk[..<count]
                } else if count < 0, errno == EINTR {
                    continue
                } else if count < 0, errno == EAGAIN {
                    return
                } else {
                    close()
                }
            }
        }

        mutating func close() {
            if reader >= 0 { cpr_close(reader) }
            reader = -1
        }
    }

    // The child's own.
    private(set) var input: Int32 = -1
    private(set) var output: Int32 = -1
    private(set) var errors: Int32 = -1
    /// Closed by who has seen the child end.
    var waker: Int32 = -1

    private var keptOutput = Kept()
    private var keptErrors = Kept()
    private var wakeReader: Int32 = -1
    /// What is to be closed here when the child has it.
    private var childEnds: [Int32] = []

    var outputBytes: [UInt8] { keptOutput.bytes }
    var errorBytes: [UInt8] { keptErrors.bytes }

    /// Whether something of what the child writes is kept.
    var isKept: Bool { keptOutput.limit > 0 || keptErrors.limit > 0 }

    /// Opens them, and gives the `errno`.
    mutating func open(_ child: Child) -> Int32 {
        var problem = openInput(child.input)
        if problem == 0 { problem = open(child.output, \.output, \.keptOutput, inherited: STDOUT_FILENO) }
        if problem == 0 { problem = open(child.errors, \.errors, \.keptErrors, inherited: STDERR_FILENO) }
        if problem == 0, isKept { problem = cpr_pipe(&wakeReader, &waker) }
        return problem
    }

    private mutating func openInput(_ wanted: Child.Input) -> Int32 {
        var (end, writer): (Int32, Int32) = (-1, -1)
        switch wanted {
        case .inherited:
            input = STDIN_FILENO
            return 0
        case .nothing:
            let problem = cpr_open_null(false, &end)
            guard problem == 0 else { return problem }
        case .bytes(let bytes):
            guard bytes.count <= 4096 else { return E2BIG }
            let problem = cpr_pipe(&end, &writer)
            guard problem == 0 else { return problem }
            defer { cpr_close(writer) }
            // The child waits for its input as for any other.
            _ = fcntl(end, F_SETFL, 0)
            // Filled before the program starts, so that one that does not read cannot raise SIGPIPE here.
            let count = bytes.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
            guard count == bytes.count else {
                cpr_close(end)
                return EIO
            }
        }
        input = end
        childEnds.append(end)
        return 0
    }

    private mutating func open(
        _ wanted: Child.Output, _ stream: WritableKeyPath<ChildStreams, Int32>,
        _ kept: WritableKeyPath<ChildStreams, Kept>, inherited: Int32
    ) -> Int32 {
        var (end, reader, problem): (Int32, Int32, Int32) = (-1, -1, 0)
        switch wanted {
        case .inherited:
            self[keyPath: stream] = inherited
            return 0
        case .nothing: problem = cpr_open_null(true, &end)
        case .kept(let most):
            problem = cpr_pipe(&reader, &end)
            if problem == 0 { self[keyPath: kept] = Kept(reader: reader, limit: max(1, most)) }
        }
        guard problem == 0 else { return problem }
        self[keyPath: stream] = end
        childEnds.append(end)
        return 0
    }

    mutating func closeChildEnds() {
        for end in childEnds { cpr_close(end) }
        childEnds = []
    }

    mutating func close() {
        closeChildEnds()
        keptOutput.close()
        keptErrors.close()
        for end in [wakeReader, waker] where end >= 0 { cpr_close(end) }
        (wakeReader, waker) = (-1, -1)
    }

    /// Reads until the child has ended; false where it has written too much.
    mutating func readUntilExit() -> Bool {
        while true {
            var ready = [keptOutput.reader, keptErrors.reader, wakeReader].map {
                // One that is negative is passed over.
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            guard poll(&ready, nfds_t(ready.count), -1) > 0 else { continue }
            let hasEnded = ready[2].revents != 0
            if hasEnded || ready[0].revents != 0 { keptOutput.take() }
            if hasEnded || ready[1].revents != 0 { keptErrors.take() }
            if keptOutput.bytes.count > keptOutput.limit || keptErrors.bytes.count > keptErrors.limit { return false }
            if hasEnded { return true }
        }
    }
}
