import Settings
import Canvas
import Curses
import Dashboard
import Forms
import Domain
import Engine
import Themes

/// The loop of the dashboard: takes events, reduces them, performs the effects, presents the frame. On the UI actor.
///
/// One task group spans its life, so that quitting ends every task.
@UI
final class Program {
    private var state: State
    private let notices: [Failure]
    private var prepare: @Sendable () async throws -> EngineWork?
    private var theme: ActiveTheme
    private let glyphs: Glyphs
    private let terminal: Terminal
    /// Nil where tmux does not decide the colors.
    private let tmux: TmuxWatcher?
    private let notification: NotificationStyle
    private let folders: Folders
    private let settings: SettingsFile
    private let editor: TextEditor
    private let browser: Browser?
    private var engine: Engine?
    /// Commands from before there was an engine.
    private var waiting: [EngineCommand] = []
    private var isFramePending = false
    private var deadline: Timestamp?
    private var timer: Task<Void, Never>?
    private let jobs = AsyncStream.makeStream(of: Job.self)

    /// The initial state of a dashboard, and the creation of its engine.
    struct Start: Sendable {
        let state: State
        /// Failures from before the dashboard could show them.
        var notices: [Failure] = []
        /// Creates the engine after the first frame; nil where there is none.
        let prepare: @Sendable () async throws -> EngineWork?
    }

    /// Work that runs beside the dashboard or takes its place.
    private enum Job {
        case demo
        case edit(EditorText)
        case open(BrowserURL)
        case read(CatalogEntry)
        case saveTheme(String)
    }

    init(
        _ start: Start, theme: ActiveTheme, terminal: Terminal, tmux: TmuxWatcher?, notification: NotificationStyle,
        folders: Folders, settings: SettingsFile, editor: TextEditor, browser: Browser?
    ) {
        state = start.state
        prepare = start.prepare
        notices = start.notices
        self.theme = theme
        glyphs = terminal.profile.isASCII ? .ascii : .unicode
        self.terminal = terminal
        self.tmux = tmux
        self.notification = notification
        self.folders = folders
        self.settings = settings
        self.editor = editor
        self.browser = browser
    }

    /// Runs the dashboard until the user quits or the terminal is gone.
    ///
    /// - Parameter demo: Opens the demo, which only the welcome screen offers, before there is an engine.
    func run(demo: () -> Start) async {
        tmux?.onAnswer = { [weak self] in self?.adopt($0) }
        for notice in notices { handle(.engine(.failed(.refresh(nil), notice))) }
        present()
        terminal.screen.setMouse(state.capturesMouse)
        await withDiscardingTaskGroup { group in
            group.addTask { await self.handleInputs() }
            group.addTask { await self.watchThemes() }
            group.addTask { await self.runEngine() }
            for await job in jobs.stream {
                switch job {
                case .demo where state.isWelcome:
                    let start = demo()
                    let before = state
                    state = start.state
                    state.adoptTerminal(of: before)
                    prepare = start.prepare
                    present()
                    terminal.screen.setMouse(state.capturesMouse)
                    group.addTask { await self.runEngine() }
                case .demo: break
                case .edit(let text): group.addTask { await self.edit(text) }
                case .open(let address): group.addTask { await self.open(address) }
                case .read(let entry): group.addTask { await self.read(entry) }
                case .saveTheme(let name): group.addTask { await self.save(theme: name) }
                }
            }
            // A signal or a lost terminal ends the loop without a command of the user.
            for effect in state.reduce(.end, now: WallClock.now()) { perform(effect) }
            timer?.cancel()
            tmux?.stop()
            group.cancelAll()
        }
    }

    /// Handles input until the terminal is gone or a signal requests the end.
    private func handleInputs() async {
        for await input in terminal.inputs {
            tmux?.note(input)
            handle(.input(input))
        }
        jobs.continuation.finish()
    }

    /// Takes the colors that tmux's clients can show.
    private func adopt(_ clients: TmuxClients) {
        if let depth = terminal.adopt(clients) { handle(.input(.colors(depth))) }
    }

    /// Runs the user's editor on the terminal. Events meanwhile are reduced, and drawn afterwards.
    private func edit(_ text: EditorText) async {
        let outcome = await terminal.suspendWhile { await editor.edit(text) }
        // At the end of the program the result is dropped.
        if !Task.isCancelled { handle(.edited(text.id, outcome)) }
    }

    /// Opens a URL in the user's browser, on the terminal where the browser needs it.
    private func open(_ address: BrowserURL) async {
        guard let browser else { return handle(.opened(.noBrowser)) }
        let outcome =
            browser.needsTerminal
            ? await terminal.suspendWhile { await browser.open(address) } : await browser.open(address)
        if !Task.isCancelled { handle(.opened(outcome)) }
    }

    /// Compiles a schema off the UI actor, since a large one would block the loop.
    private func read(_ entry: CatalogEntry) async {
        let tree = await Self.form(of: entry)
        if !Task.isCancelled { handle(.formRead(entry.id, tree)) }
    }

    @concurrent private nonisolated static func form(of entry: CatalogEntry) async -> FieldTree {
        FieldTree.form(for: entry)
    }

    private func save(theme name: String) async {
        do throws(SettingsFile.Problem) {
            try await settings.save(theme: name)
            handle(.themeSaved(name, problem: nil))
        } catch {
            handle(.themeSaved(name, problem: "\(error)"))
        }
    }

    /// Runs the engine and handles its events.
    private func runEngine() async {
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
        guard !isFramePending else { return }
        isFramePending = true
        // After other waiting events: a burst of events becomes one frame.
        Task { @UI in
            self.isFramePending = false
            self.present()
        }
    }

    private func present() {
        theme.show(state.themeName, depth: state.colors)
        terminal.screen.present(state.render(RenderContext(theme: theme.theme, glyphs: glyphs)))
    }

    /// Reports the themes, and again whenever the user has saved one.
    private func watchThemes() async {
        handle(.themes(theme.choices, problem: nil))
        guard let watcher = ThemeWatcher(configuration: folders.configuration) else { return }
        await withTaskCancellationHandler {
            await watcher.run {
                await UI.shared.loop.wait(for: $0, .reading)
            } changed: {
                await self.reloadThemes()
            }
        } onCancel: {
            Task { await watcher.stop() }
        }
    }

    private func reloadThemes() {
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
            if let address = BrowserURL(address) { jobs.continuation.yield(.open(address)) }
        case .mouse(let isOn): terminal.screen.setMouse(isOn)
        case .notify(let title, let text): terminal.screen.notify(title: title, text: text, by: notification)
        case .edit(let text): jobs.continuation.yield(.edit(text))
        case .readForm(let entry): jobs.continuation.yield(.read(entry))
        case .saveTheme(let name): jobs.continuation.yield(.saveTheme(name))
        case .redraw:
            terminal.screen.invalidate()
            tmux?.ask()
        case .suspend: terminal.stop()
        case .openDemo: jobs.continuation.yield(.demo)
        case .quit: jobs.continuation.finish()
        }
    }

    /// Schedules the next change of the picture without an event; no timer runs otherwise.
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
