import CommandLine
import PlainMode
import Curses
import Dashboard
import Domain
import Session
import Engine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs plain mode: reads lines, takes the engine's events, prints what the session says.
@UI
final class PlainProgram {
    private var session: PlainSession
    private let editor: TextEditor
    private let turns = AsyncStream.makeStream(of: Turn.self)
    private var engine: Engine?
    private var isInterrupted = false
    /// Whether the prompt is the last that was written.
    private var isPrompted = false
    /// Whether the user's editor has the terminal.
    private var isLent = false
    private var waitingForReturn: CheckedContinuation<Void, Never>?
    private var interrupts = 0
    private var typing = HiddenTyping()

    /// Why standard output cannot be written; nobody is spoken to any more then.
    private var outputError: StreamError?

    private enum Turn {
        case input(PlainSession.Input)
        case edited(EditorOutcome)
    }

    nonisolated init(_ session: PlainSession, editor: TextEditor) {
        self.session = session
        self.editor = editor
    }

    /// The bytes of a line that a terminal keeps; what is typed behind them is lost (termios(3), "Canonical mode").
    private static let longestTyped = 4095

    /// Works until the person leaves or the input ends; how it ended where that is not well.
    func run(_ work: EngineWork) async -> ExitStatus? {
        engine = work.engine
        for line in PlainSession.welcome(isDemo: session.isDemo) { put(line) }
        prompt()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await work.run() }
            group.addTask {
                for await event in work.engine.events { await self.yield(.engine(event)) }
            }
            // Not of the group: it may wait for a line that nobody types any more.
            let reading = Task { await self.read() }
            defer { reading.cancel() }
            for await turn in turns.stream {
                switch turn {
                case .input(let input): take(input)
                case .edited(let outcome):
                    isLent = false
                    waitingForReturn?.resume()
                    waitingForReturn = nil
                    take(.edited(outcome))
                }
            }
            // A signal comes without a word of the user's.
            for case .engine(let command) in session.take(.end, now: WallClock.now()) { work.engine.send(command) }
            group.cancelAll()
        }
        typing.end()
        if let outputError, !outputError.isClosedPipe {
            StandardStream.error.say(
                "easel: Standard output cannot be written: \(outputError.reason). Sent requests continue.")
            return .failed
        }
        return isInterrupted ? .interrupted : session.exit
    }

    /// Takes ctrl-c; false where the program does not come to it, so that it is to be ended.
    func interrupt() -> Bool {
        // It was typed into the editor.
        if isLent { return true }
        interrupts += 1
        guard interrupts < 3 else { return false }
        yield(.interrupt)
        return true
    }

    private func yield(_ input: PlainSession.Input) { turns.continuation.yield(.input(input)) }

    /// Reads standard input, a terminal, a pipe or a file, until it ends.
    private func read() async {
        var reader = LineReader()
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while !Task.isCancelled {
            // A pipe whose writer is gone may still hold lines: reading tells.
            _ = await UI.shared.loop.wait(for: STDIN_FILENO, .reading)
            while isLent { await withCheckedContinuation { waitingForReturn = $0 } }
            guard !Task.isCancelled else { return }
            let count = chunk.withUnsafeMutableBytes { Self.read(into: $0) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { break }
            for line in reader.take(chunk[..<count]) { give(line) }
        }
        if let line = reader.finish() { give(line) }
        yield(.end)
    }

    private func give(_ line: LineReader.Line) {
        switch line {
        case .text(let text): yield(.line(text))
        case .unusable(let why): yield(.unusable(why))
        }
    }

    nonisolated private static func read(into bytes: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
        #else
            Darwin.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
        #endif
    }

    private func take(_ input: PlainSession.Input) {
        switch input {
        case .interrupt: endLine()
        case .line, .unusable:
            interrupts = 0
            // What is typed at a terminal ends the prompt's line by itself.
            let isTyped = isatty(STDIN_FILENO) == 1
            if isTyped { isPrompted = false } else { endLine() }
            if isTyped, case .line(let line) = input, line.utf8.count >= Self.longestTyped {
                put(
                    "Line ignored: the terminal may have cut it. !e opens an editor.")
                return prompt()
            }
        case .end, .engine, .edited: break
        }
        for step in session.take(input, now: WallClock.now()) { perform(step) }
        prompt()
    }

    private func perform(_ step: PlainSession.Step) {
        switch step {
        case .say(let words):
            endLine()
            // Into a pipe as well: what is kept there is read in a terminal.
            put(StandardStream.shown(words))
        case .engine(let command): engine?.send(command)
        case .edit(let text):
            endLine()
            isLent = true
            let (editor, turns) = (editor, turns.continuation)
            Task { turns.yield(.edited(await editor.edit(text))) }
        case .quit(let isInterrupted):
            endLine()
            self.isInterrupted = isInterrupted
            turns.continuation.finish()
        }
    }

    private func put(_ words: String) {
        attempt { () throws(StreamError) in try StandardStream.output.put(words) }
    }

    /// Writes something; where that does not work any more, the program ends.
    private func attempt(_ write: () throws(StreamError) -> Void) {
        guard outputError == nil else { return }
        do throws(StreamError) { try write() } catch {
            outputError = error
            turns.continuation.finish()
        }
    }

    /// Ends the prompt's line, so that nothing is written behind it.
    private func endLine() {
        guard isPrompted else { return }
        isPrompted = false
        put("")
    }

    private func prompt() {
        // Before it is asked: what is typed once the question is seen is not.
        if session.asksForSecret { typing.begin() } else { typing.end() }
        guard !isPrompted, !isLent, let prompt = session.prompt else { return }
        isPrompted = true
        attempt { () throws(StreamError) in try StandardStream.output.ask(prompt) }
    }
}
