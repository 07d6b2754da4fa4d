package import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A text file that is read whole or not at all.
///
/// Only a missing file counts as absent. A file that exists and cannot be read may hold something that must not be
/// overlooked, such as a spending limit.
package struct TextFile: Sendable {
    /// The reason why there is no text.
    package enum Problem: Error, Hashable, Sendable {
        /// The file was named by the user and does not exist.
        case absent
        /// The link at this path is broken.
        case danglingLink(String)
        /// The path is a folder.
        case folder
        /// A pipe, a device or a socket at a path that the user did not name.
        case notRegular
        /// The file is larger than this many bytes.
        case tooLarge(limit: Int)
        /// The file changed during every attempt to read it.
        case changing
        /// The file is not valid UTF-8 text.
        case defect(TextDecodingError)
        /// A system call failed with this `errno`.
        case system(Int32)
    }

    package let path: String
    /// True where the user named the path: then it must exist, and may be a pipe or a device, or `-` for standard
    /// input.
    package let isNamed: Bool
    /// The maximum size in bytes.
    package let limit: Int
    /// Called when a pipe has sent nothing for a while; reading continues to wait.
    private let onWait: @Sendable () -> Void

    /// The number of attempts to read a file that changes meanwhile.
    private static let attempts = 4
    /// The silence of a pipe, in milliseconds, before `onWait` is called.
    private static let patience: Int32 = 2000

    /// - `isNamed`: True where the user named the path.
    /// - `limit`: The maximum size in bytes.
    /// - `onWait`: Called on the reading thread when a pipe has sent nothing for two seconds.
    package init(
        path: String, isNamed: Bool, limit: Int = 1 << 20, onWait: @escaping @Sendable () -> Void = {}
    ) {
        self.path = path
        self.isNamed = isNamed
        self.limit = limit
        self.onWait = onWait
    }

    /// Reads the text, without a byte order mark, blocking the thread.
    ///
    /// - Returns: The text; nil where there is no such file.
    /// - Throws: `Problem`.
    package func text() throws(Problem) -> String? {
        guard let bytes = try bytes() else { return nil }
        do throws(TextDecodingError) { return try String(text: bytes) } catch { throw .defect(error) }
    }

    /// Reads the bytes, blocking the thread. A pipe that the user named is waited for; ctrl-c ends that unless
    /// something else handles it.
    ///
    /// - Returns: The bytes; nil where there is no such file.
    /// - Throws: `Problem`.
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

    /// Opens the file and returns its descriptor and its attributes; nil where it does not exist.
    private func opened() throws(Problem) -> (Int32?, stat?) {
        var facts = stat()
        // Checked first: opening a device can have effects.
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
        // Attributes of the opened file, not of what the path names by now.
        guard fstat(descriptor, &facts) == 0 else {
            let code = errno
            close(descriptor)
            throw .system(code)
        }
        return (descriptor, facts)
    }

    /// Returns normally where nothing exists at `path`, or at one of its folders.
    ///
    /// - Throws: `Problem` where that cannot be determined.
    package static func checkAbsence(of path: String) throws(Problem) {
        do throws(PathAbsence.Obstacle) { try PathAbsence.check(path) } catch {
            throw switch error {
            case .danglingLink(let link): Problem.danglingLink(link)
            case .system(let code): Problem.system(code)
            }
        }
    }

    /// The descriptor that `path` names, which may be one that cannot be opened again: a socket, or a terminal of
    /// another user.
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

    /// The attributes that distinguish two states of a file.
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

    /// Reads a pipe or a device to its end.
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
    /// The problem, to follow the path in a sentence.
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
