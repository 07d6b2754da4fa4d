package import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file of text that is read whole or not at all.
///
/// Only what is truly not there counts as absent. What is there and cannot be read may say what nobody may overlook,
/// such as a limit on spending.
package struct TextFile: Sendable {
    /// Why there is no text.
    package enum Problem: Error, Hashable, Sendable {
        /// The file was named and is not there.
        case absent
        /// The link at this path leads to nothing.
        case danglingLink(String)
        case folder
        /// A pipe, a device or a socket at a path that nobody named.
        case notRegular
        /// It has more bytes than this.
        case tooLarge(limit: Int)
        /// It was written to each time that it was read.
        case changing
        case defect(TextDecodingError)
        /// A call of the system failed with this `errno`.
        case system(Int32)
    }

    package let path: String
    /// Whether the user named the path: then it must be there, and may be a pipe or a device, or `-` for standard
    /// input.
    package let isNamed: Bool
    /// The most bytes that are read.
    package let limit: Int
    /// Tells that a pipe has been silent for a while; it is waited for all the same.
    private let onWait: @Sendable () -> Void

    /// How often a file is read that changes meanwhile.
    private static let attempts = 4
    /// How long a pipe may be silent, in milliseconds, before that is said.
    private static let patience: Int32 = 2000

    package init(
        path: String, isNamed: Bool, limit: Int = 1 << 20, onWait: @escaping @Sendable () -> Void = {}
    ) {
        self.path = path
        self.isNamed = isNamed
        self.limit = limit
        self.onWait = onWait
    }

    /// The text, without a byte order mark; nil where there is no such file.
    package func text() throws(Problem) -> String? {
        guard let bytes = try bytes() else { return nil }
        do throws(TextDecodingError) { return try String(text: bytes) } catch { throw .defect(error) }
    }

    /// The bytes; nil where there is no such file.
    ///
    /// A pipe that the user named is waited for; ctrl-c ends that, as long as nothing else takes it.
    package func bytes() throws(Problem) -> [UInt8]? {
        if isNamed, let descriptor = Self.descriptor(named: path) {
            guard let own = Self.duplicate(descriptor) else { throw .system(errno) }
            defer { close(own) }
            return try stream(own)
        }
        for _ in 0..<Self.attempts {
            let (descriptor, facts) = try opened()
            guard let descriptor, let facts else {
                if isNamed { throw .absent }
                return nil
            }
            defer { close(descriptor) }
            switch facts.st_mode & S_IFMT {
            case S_IFREG: break
            case S_IFDIR: throw .folder
            default:
                guard isNamed else { throw .notRegular }
                return try stream(descriptor)
            }
            let bytes = try read(descriptor)
            var after = stat()
            guard fstat(descriptor, &after) == 0 else { throw .system(errno) }
            if Moment(facts) == Moment(after) { return bytes }
        }
        throw .changing
    }

    // MARK: opening

    /// The file, opened, and what it is; nil where it is not there.
    private func opened() throws(Problem) -> (Int32?, stat?) {
        var facts = stat()
        // Looked at first: to open a device may already do something.
        if !isNamed, stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
            throw facts.st_mode & S_IFMT == S_IFDIR ? .folder : .notRegular
        }
        // Without O_NONBLOCK a named pipe would wait for a writer inside the call.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            guard code == ENOENT else { throw .system(code) }
            try Self.checkAbsence(of: path)
            return (nil, nil)
        }
        // Of what was opened, not of what the path may name by now.
        guard fstat(descriptor, &facts) == 0 else {
            let code = errno
            close(descriptor)
            throw .system(code)
        }
        return (descriptor, facts)
    }

    /// Returns where nothing stands at `path`, or at the first of its folders that is not there.
    package static func checkAbsence(of path: String) throws(Problem) {
        do throws(PathAbsence.Obstacle) { try PathAbsence.check(path) } catch {
            throw switch error {
            case .danglingLink(let link): Problem.danglingLink(link)
            case .system(let code): Problem.system(code)
            }
        }
    }

    /// The descriptor that `path` names, which may be one that cannot be opened once more: a socket, or a terminal of
    /// another user's.
    private static func descriptor(named path: String) -> Int32? {
        switch path {
        case "-", "/dev/stdin": STDIN_FILENO
        case _ where path.hasPrefix("/dev/fd/"): Int32(path.dropFirst("/dev/fd/".count)).flatMap { $0 < 0 ? nil : $0 }
        default: nil
        }
    }

    private static func duplicate(_ descriptor: Int32) -> Int32? {
        let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        return own < 0 ? nil : own
    }

    // MARK: reading

    /// What tells one state of a file from another.
    private struct Moment: Equatable {
        private let values: [Int]

        init(_ facts: stat) {
            #if canImport(Darwin)
                let times = [facts.st_mtimespec, facts.st_ctimespec]
            #else
                let times = [facts.st_mtim, facts.st_ctim]
            #endif
            values = [Int(facts.st_size)] + times.flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
        }
    }

    /// Everything that a pipe or a device gives until it ends.
    private func stream(_ descriptor: Int32) throws(Problem) -> [UInt8] {
        var hasWaited = false
        return try read(descriptor) {
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            while poll(&ready, 1, hasWaited ? -1 : Self.patience) == 0 {
                hasWaited = true
                onWait()
            }
        }
    }

    private func read(_ descriptor: Int32, wait: () -> Void = {}) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            wait()
            let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count >= 0 else { throw errno == EISDIR ? .folder : .system(errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        }
    }
}

// `read` of the C library, which the methods above hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}

extension TextFile.Problem: CustomStringConvertible {
    /// What is wrong, to follow the path; without what a `TextDecodingError` says of its place.
    package var description: String {
        switch self {
        case .absent: "cannot be read: no such file"
        case .danglingLink(let path): "cannot be read: broken link \(path)"
        case .folder: "cannot be read: it is a folder"
        case .notRegular: "cannot be read: it is a pipe or a device, not a file"
        case .tooLarge(let limit): "cannot be read: it is larger than \(Self.size(limit))"
        case .changing: "cannot be read: it keeps changing"
        case .defect(let defect): "is not UTF-8 text: \(defect)"
        case .system(let code): "cannot be read: \(String(cString: strerror(code)))"
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes >> 10) KiB"
    }
}
