import Settings
import Canvas
import Curses
import Dashboard
import Forms
import Domain
import Engine
import Themes

/// Runs one dashboard: takes events, reduces them, does the effects, shows the frame.
///
/// Its life is one task group, so that leaving ends every task.
@UI
final class Program {
    private var state: State
    private let notices: [Failure]
    private var prepare: @Sendable () async throws -> EngineWork?
    private var theme: ActiveTheme
    private let glyphs: Glyphs
    private let terminal: Terminal
    private let notification: NotificationStyle
    private let folders: Folders
    private let editor: TextEditor
    private let browser: Browser?
    private var engine: Engine?
    /// Commands that came before there was an engine.
    private var waiting: [EngineCommand] = []
    private var isPresentDue = false
    private var deadline: Timestamp?
    private var timer: Task<Void, Never>?
    private let turns = AsyncStream.makeStream(of: Turn.self)

    /// What the dashboard is opened on, and the making of its engine.
    struct Opening: Sendable {
        let state: State
        /// What went wrong before there was a dashboard to say it.
        var notices: [Failure] = []
        /// Makes the engine, after the first frame is on screen; nil where there is none.
        let prepare: @Sendable () async throws -> EngineWork?
    }

    /// A person's wish for something that goes on beside the dashboard, or in its place.
    private enum Turn {
        case demo
        case edit(EditorText)
        case open(WebAddress)
        case read(CatalogEntry)
    }

    init(
        _ opening: Opening, theme: ActiveTheme, terminal: Terminal, notification: NotificationStyle, folders: Folders,
        editor: TextEditor, browser: Browser?
    ) {
        state = opening.state
        prepare = opening.prepare
        notices = opening.notices
        self.theme = theme
        glyphs = terminal.profile.isASCII ? .ascii : .unicode
        self.terminal = terminal
        self.notification = notification
        self.folders = folders
        self.editor = editor
        self.browser = browser
    }

    /// Shows the dashboard until a person leaves it or the terminal is gone.
    ///
    /// - Parameter demo: Opens the demo, which only the welcome offers: there is no engine yet then.
    func run(demo: () -> Opening) async {
        for notice in notices { handle(.engine(.failed(.refresh(nil), notice))) }
        present()
        terminal.screen.setMouse(state.capturesMouse)
        await withDiscardingTaskGroup { group in
            group.addTask { await self.takeInputs() }
            group.addTask { await self.followThemes() }
            group.addTask { await self.work() }
            for await turn in turns.stream {
                switch turn {
                case .demo where state.isWelcome:
                    let opening = demo()
                    let before = state
                    state = opening.state
                    state.adoptTerminal(of: before)
                    prepare = opening.prepare
                    present()
                    terminal.screen.setMouse(state.capturesMouse)
                    group.addTask { await self.work() }
                case .demo: break
                case .edit(let text): group.addTask { await self.edit(text) }
                case .open(let address): group.addTask { await self.open(address) }
                case .read(let entry): group.addTask { await self.read(entry) }
                }
            }
            // A signal or a terminal that is gone comes without a word of the user's.
            for effect in state.reduce(.end, now: WallClock.now()) { perform(effect) }
            timer?.cancel()
            group.cancelAll()
        }
    }

    /// Takes what the person does, until the terminal is gone or a signal asks for the end.
    private func takeInputs() async {
        for await input in terminal.inputs { handle(.input(input)) }
        turns.continuation.finish()
    }

    /// Lends the terminal to the user's editor. What happens meanwhile is reduced, and drawn afterwards.
    private func edit(_ text: EditorText) async {
        let outcome = await terminal.suspendWhile { await editor.edit(text) }
        // A program that ends has nobody to tell.
        if !Task.isCancelled { handle(.edited(text.id, outcome)) }
    }

    /// Hands an address to the user's browser, and the terminal with it where it draws there.
    private func open(_ address: WebAddress) async {
        guard let browser else { return handle(.opened(.noBrowser)) }
        let outcome =
            browser.needsTerminal
            ? await terminal.suspendWhile { await browser.open(address) } : await browser.open(address)
        if !Task.isCancelled { handle(.opened(outcome)) }
    }

    /// Reads a schema that would hold up the loop.
    private func read(_ entry: CatalogEntry) async {
        let tree = await Self.form(of: entry)
        if !Task.isCancelled { handle(.formRead(entry.id, tree)) }
    }

    @concurrent private nonisolated static func form(of entry: CatalogEntry) async -> FieldTree {
        FieldTree.form(for: entry)
    }

    /// Runs the engine and takes its events.
    private func work() async {
        do {
            guard let work = try await prepare() else { return }
            engine = work.engine
            for command in waiting { work.engine.send(command) }
            waiting = []
            await withDiscardingTaskGroup { group in
                group.addTask { await work.run() }
                for await event in work.engine.events { handle(.engine(event)) }
            }
        } catch {
            guard !(error is CancellationError) else { return }
            let failure = Failure(
                .local, what: "The demo cannot start: \(error)",
                next: state.keyMap.sentence("quits", by: .quit, in: .catalog))
            handle(.engine(.failed(.refresh(nil), failure)))
        }
    }

    private func handle(_ event: Event) {
        for effect in state.reduce(event, now: WallClock.now()) { perform(effect) }
        setTimer()
        guard !isPresentDue else { return }
        isPresentDue = true
        // After what else is waiting: a burst of events is one frame.
        Task { @UI in
            self.isPresentDue = false
            self.present()
        }
    }

    private func present() {
        theme.show(state.themeName)
        terminal.screen.present(state.render(RenderContext(theme: theme.theme, glyphs: glyphs)))
    }

    /// Tells of the themes there are, and again when the user has saved one.
    private func followThemes() async {
        handle(.themes(theme.choices, problem: nil))
        guard let watch = ThemeWatch(configuration: folders.configuration) else { return }
        await withTaskCancellationHandler {
            await watch.run {
                await UI.shared.loop.wait(for: $0, .reading)
            } changed: {
                await self.rereadThemes()
            }
        } onCancel: {
            Task { await watch.stop() }
        }
    }

    private func rereadThemes() {
        let files = ThemeFolder.files(in: folders.themes)
        guard case .changed(let problem) = theme.reload(files, chosen: state.themes.name) else { return }
        handle(.themes(theme.choices, problem: problem))
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .engine(let command):
            if let engine { engine.send(command) } else { waiting.append(command) }
        case .copy(let text): handle(.copied(terminal.screen.copy(text)))
        case .open(let address):
            // The dashboard asks for no other kind.
            if let address = WebAddress(address) { turns.continuation.yield(.open(address)) }
        case .mouse(let isOn): terminal.screen.setMouse(isOn)
        case .notify(let title, let text): terminal.screen.notify(title: title, text: text, by: notification)
        case .edit(let text): turns.continuation.yield(.edit(text))
        case .readForm(let entry): turns.continuation.yield(.read(entry))
        case .redraw: terminal.screen.invalidate()
        case .suspend: terminal.stop()
        case .openDemo: turns.continuation.yield(.demo)
        case .quit: turns.continuation.finish()
        }
    }

    /// Wakes when the picture changes by itself, and never else.
    private func setTimer() {
        let next = state.nextDeadline
        guard next != deadline else { return }
        deadline = next
        timer?.cancel()
        timer = next.map { moment in
            Task { @UI in
                let wait = moment - WallClock.now()
                guard (try? await Task.sleep(for: max(.zero, wait), tolerance: .milliseconds(5))) != nil else { return }
                self.deadline = nil
                self.handle(.tick)
            }
        }
    }
}
