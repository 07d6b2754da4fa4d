package import Canvas
package import Domain
package import Session

/// Everything the dashboard knows. Changed only by `reduce`, drawn only by `render`.
package struct State: Sendable {
    /// The terminal's extent.
    package var size: Size
    /// The moment of the last event; it never goes back.
    package var now: Timestamp
    /// How far the wall clock has been set back since the start, in all.
    var clockLag = Duration.zero
    /// The pane that keys go to.
    package var focus = Pane.catalog
    /// What the engine has reported: the services, their catalog, the runs, answers and spending.
    package internal(set) var session: Session
    package var catalog: CatalogState
    /// A form for each entry that was looked at; what was typed stays.
    package var forms: [EntryID: FormState] = [:]
    /// The entry whose form the form pane shows.
    package var openEntry: EntryID?
    package var queue = QueueState()
    package var result = ResultState()
    /// What is drawn above the panes, the topmost last.
    package var overlays: [Overlay] = []
    package var toasts = Toasts()
    package var themes: ThemesState
    /// The text that was last offered to the terminal's clipboard.
    var clipboard = ClipboardState()
    /// The address that is being opened.
    var openingLink: TextPage?
    /// What is known of the way to the terminal.
    package internal(set) var link = ConnectionQuality()
    var mouse: MouseState
    /// What is typed where nothing takes it.
    var ignoredInput: IgnoredInput?
    /// Where a person has put the borders between panes.
    package internal(set) var splits = Splits()
    /// Entries whose forms were opened, the last one first.
    var recentEntries: [EntryID] = []
    /// Whether the services are the simulator's.
    package var isDemo: Bool
    package var keyMap: KeyMap
    /// Whether the terminal has the colors and glyphs that a picture in cells needs.
    package let showsPictures: Bool
    /// Whether the terminal has taken a frame whole. Until then no picture is asked for.
    package internal(set) var hasFirstFrame: Bool

    /// Requests that are taken back to be edited.
    var edited: Set<RequestID> = []
    /// What was asked for of entries' answers and has not come yet.
    var recallWish: RecallWish?
    /// The run whose request was asked for, to be run again.
    var again: Again?
    /// What the user's editor has.
    var editing = Editing()
    var autosave = AutosaveState()
    /// Entries whose forms are to be read beside the dashboard, and nobody was asked to yet.
    var formsToRead: [EntryID] = []
    var notifications: NotificationState
    /// When the cursor will have rested long enough for details to follow it.
    var restsAt: Timestamp?
    private var ids: RequestIDSource

    /// The state before the first event.
    ///
    /// - Parameters:
    ///   - services: The services with credentials; none shows the welcome.
    ///   - ids: Where request ids come from, seeded at random by the caller.
    ///   - hasFirstFrame: Whether the terminal has taken a first frame; until it has, there are no pictures.
    ///   - takesMouse: Whether the mouse chooses and scrolls here, until the user says otherwise.
    ///   - limits: What the user has said about spending; the engine holds to it, the dashboard tells of it.
    package init(
        size: Size, now: Timestamp, services: [Service], ids: RequestIDSource, isDemo: Bool = false,
        showsPictures: Bool = true, hasFirstFrame: Bool = true, limits: SpendingLimits = SpendingLimits(),
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
        self.showsPictures = showsPictures
        self.hasFirstFrame = hasFirstFrame
        self.themes = themes
        mouse = MouseState(isOn: takesMouse)
        notifications = NotificationState(now: now)
        autosave.savedPlace = place
    }

    /// Whether there is no service to show.
    package var isWelcome: Bool { session.services.isEmpty }

    /// The form pane's form.
    package var form: FormState? { openEntry.flatMap { forms[$0] } }

    /// A fresh request id.
    mutating func nextRequestID() -> RequestID { ids.next() }

    /// Where toasts stand: above this row and left of this column. They leave free what one needs to
    /// see: the hints, the form's price, and where all panes are seen the newest runs and the result.
    var toastCorner: Point {
        guard layout.tabs == nil, let form = layout.panes[.form], !isWelcome else {
            return Point(x: size.width - 1, y: size.height - (focus == .form ? 5 : 1))
        }
        return Point(x: form.maxX - 2, y: form.maxY - 4)
    }

    /// Where things are drawn now.
    package var layout: Layout { Layout(size: size, focus: focus, splits: splits) }
}

extension State {
    /// The next moment, by the wall clock, at which the picture changes though nothing happens;
    /// nil when it never does, so that an idle dashboard sleeps.
    package var nextDeadline: Timestamp? {
        var moments: [Timestamp] = []
        if let restsAt { moments.append(restsAt) }
        if let end = toasts.nextExpiry { moments.append(end) }
        if let due = autosave.dueAt { moments.append(due) }
        if let due = notifications.dueAt { moments.append(due) }
        moments += session.services.values.compactMap { $0.nextAge(at: now) }
        if session.runs.hasClock || overlays.contains(where: \.hasClock) {
            // Clocks show whole seconds, once a second; or tens of them.
            let step = clockFormat.step.components.seconds * 1000
            moments.append(Timestamp(milliseconds: (now.milliseconds / step + 1) * step))
        }
        return moments.min().map { max($0, now + .milliseconds(1)) + (.zero - clockLag) }
    }
}
