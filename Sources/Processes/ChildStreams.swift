internal import CProcesses

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The pipes between Easel and a child, and the captured output.
struct ChildStreams {
    /// One captured output of the child.
    private struct Capture {
        var reader: Int32 = -1
        /// The limit in bytes; zero where nothing is captured.
        var limit = 0
        var bytes: [UInt8] = []

        /// Reads the available bytes, up to one chunk beyond the limit; closes the reader at the end of the output.
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

    // The child's descriptors.
    private(set) var input: Int32 = -1
    private(set) var output: Int32 = -1
    private(set) var errors: Int32 = -1
    /// Closed by the thread that has seen the child exit, which wakes the reading one.
    var waker: Int32 = -1

    private var capturedOutput = Capture()
    private var capturedErrors = Capture()
    private var wakeReader: Int32 = -1
    /// The descriptors to close here once the child has them.
    private var childEnds: [Int32] = []

    var outputBytes: [UInt8] { capturedOutput.bytes }
    var errorBytes: [UInt8] { capturedErrors.bytes }

    /// True where any output of the child is captured.
    var isCapturing: Bool { capturedOutput.limit > 0 || capturedErrors.limit > 0 }

    /// Opens the streams.
    ///
    /// - Returns: 0, or the `errno` of the failure.
    mutating func open(_ child: Child) -> Int32 {
        var problem = openInput(child.input)
        if problem == 0 { problem = open(child.output, \.output, \.capturedOutput, inherited: STDOUT_FILENO) }
        if problem == 0 { problem = open(child.errors, \.errors, \.capturedErrors, inherited: STDERR_FILENO) }
        if problem == 0, isCapturing { problem = cpr_pipe(&wakeReader, &waker) }
        return problem
    }

    private mutating func openInput(_ source: Child.Input) -> Int32 {
        var (end, writer): (Int32, Int32) = (-1, -1)
        switch source {
        case .inherited:
            input = STDIN_FILENO
            return 0
        case .null:
            let problem = cpr_open_null(false, &end)
            guard problem == 0 else { return problem }
        case .bytes(let bytes):
            guard bytes.count <= 4096 else { return E2BIG }
            let problem = cpr_pipe(&end, &writer)
            guard problem == 0 else { return problem }
            defer { cpr_close(writer) }
            // The child's end blocks, as standard input usually does.
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
        _ output: Child.Output, _ stream: WritableKeyPath<ChildStreams, Int32>,
        _ capture: WritableKeyPath<ChildStreams, Capture>, inherited: Int32
    ) -> Int32 {
        var (end, reader, problem): (Int32, Int32, Int32) = (-1, -1, 0)
        switch output {
        case .inherited:
            self[keyPath: stream] = inherited
            return 0
        case .null: problem = cpr_open_null(true, &end)
        case .captured(let limit):
            problem = cpr_pipe(&reader, &end)
            if problem == 0 { self[keyPath: capture] = Capture(reader: reader, limit: max(1, limit)) }
        }
        guard problem == 0 else { return problem }
        self[keyPath: stream] = end
        childEnds.append(end)
        return 0
    }

    /// Closes the child's descriptors in this process.
    mutating func closeChildEnds() {
        for end in childEnds { cpr_close(end) }
        childEnds = []
    }

    mutating func close() {
        closeChildEnds()
        capturedOutput.close()
        capturedErrors.close()
        for end in [wakeReader, waker] where end >= 0 { cpr_close(end) }
        (wakeReader, waker) = (-1, -1)
    }

    /// Reads until the child has exited; false where it exceeded a limit.
    mutating func readUntilExit() -> Bool {
        while true {
            var ready = [capturedOutput.reader, capturedErrors.reader, wakeReader].map {
                // poll(2) ignores negative descriptors.
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            guard poll(&ready, nfds_t(ready.count), -1) > 0 else { continue }
            let hasEnded = ready[2].revents != 0
            if hasEnded || ready[0].revents != 0 { capturedOutput.take() }
            if hasEnded || ready[1].revents != 0 { capturedErrors.take() }
            if capturedOutput.bytes.count > capturedOutput.limit || capturedErrors.bytes.count > capturedErrors.limit {
                return false
            }
            if hasEnded { return true }
        }
    }
}
