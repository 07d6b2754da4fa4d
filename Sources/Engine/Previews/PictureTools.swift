import Domain
import Processes

/// Runs the two programs that Easel uses for pictures when they are installed: `chafa`
/// (a picture as pixels) and `ffmpeg` (the first frame of a video).
///
/// They get the path of a private file that is named here and an environment of two variables, so
/// that neither a name chosen by a server nor a token of the user's can reach them. A file and not
/// their standard input, since ffmpeg must seek in a video, and stops reading when it has a frame.
struct PictureTools: Sendable {
    /// Folders separated by colons, as in `PATH`.
    let searchPath: String

    enum Problem: Error, Hashable {
        /// No such program in the search path.
        case missing
        /// It was not even started, for this reason.
        case notStarted(String)
        /// It could not make anything of its input.
        case failed
    }

    /// A picture file as chafa prints it, in half blocks of 24-bit colors: two square pixels to a cell, at most `side`
    /// pixels wide and high.
    func pixels(of bytes: [UInt8], side: Int) async throws(Problem) -> String {
        let output = try await run(
            "chafa",
            [
                "--format", "symbols", "--size", "\(side)x\(side / 2)", "--font-ratio", "1/2", "--colors", "full",
                "--animate", "off", "--symbols", "vhalf+space+solid", "--work", "1", "--",
            ], file: bytes, limit: 16 << 20)
        return String(decoding: output, as: UTF8.self)
    }

    /// The first frame of an MP4 file, as a PNG.
    func firstFrame(of bytes: [UInt8]) async throws(Problem) -> [UInt8] {
        try await run(
            "ffmpeg",
            // The kind is not left for ffmpeg to guess: what is a playlist to it would have it open other files
            // of this machine. And no protocol but those for this file and the pipe, so nothing from the network.
            ["-nostdin", "-loglevel", "error", "-protocol_whitelist", "file,pipe", "-f", "mp4", "-i"], file: bytes,
            ["-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "pipe:1"], limit: 32 << 20)
    }

    /// Runs `tool` with `arguments`, the path of a file of `bytes` and `rest`, and gives what it prints.
    private func run(
        _ tool: String, _ arguments: [String], file bytes: [UInt8], _ rest: [String] = [], limit: Int
    ) async throws(Problem) -> [UInt8] {
        let executable: Executable
        do throws(Executable.Problem) {
            executable = try Executable(tool, in: searchPath)
        } catch {
            guard case .notRunnable(let path) = error else { throw .missing }
            throw .notStarted("\(path) may not be run")
        }
        let file: PrivateFolder
        do { file = try PrivateFolder(holding: bytes) } catch {
            throw .notStarted("no temporary file can be written in \(PrivateFolder.parent)")
        }
        defer { file.delete() }
        var child = Child(
            executable, arguments + [file.filePath] + rest, environment: ["PATH": searchPath, "LANG": "C.UTF-8"])
        child.output = .captured(limit: limit)
        let end: Child.Outcome
        do throws(Child.Problem) {
            end = try await child.run()
        } catch {
            guard case .notStarted(let code) = error else { throw .failed }
            throw .notStarted("\(tool) cannot be started: \(Child.Problem.description(ofErrno: code))")
        }
        guard end.status == .exited(0), !end.output.isEmpty else { throw .failed }
        return end.output
    }
}
