package import Canvas
package import Domain
package import Pixels
package import Session
package import Forms

/// The state of the dashboard: the session, and what the screen shows of it. Only `reduce` changes it, and only
/// `render`
/// draws it.
package struct State: Sendable {
    /// The size of the terminal.
    package var size: Size
    /// The time of the last event; it never goes back.
    package var now: Timestamp
    /// The total time by which the wall clock was set back since the start.
    var clockLag = Duration.zero
    /// The focused pane.
    package var focus = Pane.catalog
    /// The state that the engine has reported: the services, their catalog, the runs, answers and spending.
    package internal(set) var session: Session
    /// The catalog pane.
    package var catalog: CatalogState
    /// A form for each entry that was looked at; what was typed stays.
    package var formPanes: [EntryID: FormPane] = [:]
    /// The entry whose form the form pane shows.
    package var openEntry: EntryID?
    /// The queue pane.
    package var queue = QueueState()
    /// The result pane.
    package var result = ResultState()
    /// The pictures on screen and those shown before.
    package internal(set) var pictures = PictureStore()
    /// The zoom of a pane; nil while all panes are shown that fit.
    var zoom: Zoom?
    /// True if the result got the focus from a form, by a key that is not about focus.
    var isResultFromForm = false
    /// The welcome picture as it was last fitted to the screen; nil before.
    var welcomeArt: WelcomeArt?
    /// The rows that the form needs, with its border, as measured when the screen last rested.
    package internal(set) var formRows = 0
    /// The pictures below the open form; nil without any, or without room for them.
    package internal(set) var previews: FormPreviews?
    /// The collection under the catalog's cursor, as of the last time that it rested.
    var restingCollection: EntryCollection?
    /// The overlays above the panes, topmost last.
    package var overlays: [Overlay] = []
    package var toasts = Toasts()
    package var themes: ThemesState
    /// The text that was copied last.
    var clipboard = ClipboardState()
    /// The URL that is being opened.
    var openingLink: TextPage?
    /// The quality of the connection to the terminal.
    package internal(set) var connection = ConnectionQuality()
    var mouse: MouseState
    /// The line that is being typed without a text field; nil otherwise.
    var ignoredInput: IgnoredInput?
    /// The borders between panes that the user has moved.
    package internal(set) var splits = Splits()
    /// The entries whose forms were opened, most recent first.
    var recentEntries: [EntryID] = []
    /// The picture of the welcome screen; nil where it is not to be shown.
    package var welcomePicture: PixelGrid?
    /// True if the services are those of the demo.
    package var isDemo: Bool
    package var keyMap: KeyMap
    /// The number of colors that the terminal shows.
    package internal(set) var colors: ColorDepth
    /// True if the terminal shows ASCII only.
    let isASCII: Bool
    /// True once the terminal has received a whole frame. Until then no picture is loaded.
    package internal(set) var hasFirstFrame: Bool

    /// Requests that are being withdrawn in order to edit them.
    var edited: Set<RequestID> = []
    /// The chooser that opens once saved answers are loaded; nil otherwise.
    var pendingChooser: PendingChooser?
    /// The run whose request is being loaded, to send it again; nil otherwise.
    var again: Rerun?
    /// The text in the user's editor.
    var editing = Editing()
    var autosave = AutosaveState()
    /// Entries whose forms are to be read beside the dashboard, and nobody was asked to yet.
    var formsToRead: [EntryID] = []
    var notifications: NotificationState
    /// The time at which the form and the result follow the cursor; nil if they do already.
    var restsAt: Timestamp?
    private var ids: RequestIDSource

    /// Creates the state before the first event.
    ///
    /// - `services`: The services with credentials; without any, the welcome screen is shown.
    /// - `ids`: The source of request ids, seeded at random by the caller.
    /// - `colors`: The number of colors that the terminal shows.
    /// - `hasFirstFrame`: True if the terminal has received a first frame; until then no picture is loaded.
    /// - `takesMouse`: True to start with mouse capture.
    /// - `limits`: The user's spending limits; the engine enforces them, the dashboard shows them.
    package init(
        size: Size, now: Timestamp, services: [Service], ids: RequestIDSource, isDemo: Bool = false,
        colors: ColorDepth = .trueColor, isASCII: Bool = false, hasFirstFrame: Bool = true,
        limits: SpendingLimits = SpendingLimits(),
        themes: ThemesState = ThemesState(),
        keyMap: KeyMap = .standard, takesMouse: Bool = true
    ) {
        self.size = size
        self.now = now
        session = Session(services: services, limits: limits)
        catalog = CatalogState(session.catalog)
        self.ids = ids
        self.isDemo = isDemo
        self.keyMap = keyMap
        self.colors = colors
        self.isASCII = isASCII
        self.hasFirstFrame = hasFirstFrame
        self.themes = themes
        if themes.isBackgroundOpen { self.themes.asksAt = now + .seconds(1) }
        mouse = MouseState(isOn: takesMouse)
        notifications = NotificationState(now: now)
        autosave.savedPlace = place
    }

    /// True if no service has credentials.
    package var isWelcome: Bool { session.services.isEmpty }

    /// The form in the form pane; nil while no entry is open.
    package var formPane: FormPane? { openEntry.flatMap { formPanes[$0] } }

    /// The form of the form pane.
    package var form: Form? { formPane?.form }

    /// Returns a new request id.
    mutating func nextRequestID() -> RequestID { ids.next() }

    /// The current layout.
    package var layout: Layout {
        Layout(size: size, focus: focus, splits: splits, formRows: formRows, isZoomed: isZoomed)
    }

    /// The colors and glyphs of pictures on this terminal.
    package var pictureFormat: PictureFormat {
        PictureFormat(
            // Pictures with colors are the same on any background.
            colors, isASCII: isASCII, isDark: colors > .monochrome || themes.appearance != .light)
    }
}

extension State {
    /// The next time, by the wall clock, at which the screen changes without an event; nil if it never does, so that an
    /// idle dashboard sleeps.
    package var nextDeadline: Timestamp? {
        var moments: [Timestamp] = []
        if let restsAt { moments.append(restsAt) }
        if let end = toasts.nextExpiry { moments.append(end) }
        if let due = autosave.dueAt { moments.append(due) }
        if let due = notifications.dueAt { moments.append(due) }
        if themes.isBackgroundOpen, let due = themes.asksAt, due > now { moments.append(due) }
        if let change = queueTimeChangesAt { moments.append(change) }
        moments += session.services.values.compactMap { $0.nextAge(at: now) }
        if session.runs.hasClock || overlays.contains(where: \.hasClock) {
            // Clocks show whole seconds, once a second; or tens of them.
            let step = clockFormat.step.components.seconds * 1000
            moments.append(Timestamp(milliseconds: (now.milliseconds / step + 1) * step))
        }
        return moments.min().map { max($0, now + .milliseconds(1)) + (.zero - clockLag) }
    }
}
