package import Canvas
package import Domain

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
    /// How it stands with each service.
    package var services: [Service: ServiceState]
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

    /// What the user has said about spending.
    package let limits: SpendingLimits
    /// What this session has spent, or may have.
    var sessionSpending = Spending()
    /// What the last 24 hours have spent, or may have.
    var daySpending = Spending()
    /// Whether this Easel sends and follows; another one does where it does not.
    var isLeading = true
    /// Requests that are taken back to be edited.
    var edited: Set<RequestID> = []
    /// What is kept of entries' forms beside their drafts, as far as it was asked for.
    var recalled: [EntryID: Recalled] = [:]
    /// What was asked for of it and has not come yet.
    var recallWish: RecallWish?
    /// The run whose request was asked for, to be run again.
    var again: Again?
    /// Requests that had been lost and whose acceptance is about to be told.
    var found: Set<RunID> = []
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
        self.services = Dictionary(uniqueKeysWithValues: services.map { ($0, ServiceState()) })
        catalog = CatalogState(services: services)
        self.ids = ids
        self.isDemo = isDemo
        self.keyMap = keyMap
        self.showsPictures = showsPictures
        self.hasFirstFrame = hasFirstFrame
        self.limits = limits
        self.themes = themes
        mouse = MouseState(isOn: takesMouse)
        notifications = NotificationState(now: now)
        autosave.savedPlace = place
    }

    /// How it stands with one service.
    package struct ServiceState: Hashable, Sendable {
        package var status = ServiceStatus.connecting
        package var account = Observed<Account>.unknown
        /// Where it is asked: scheme, host and port; nil until the engine has told.
        var address: String?
        /// Whether all its parts were read once, or could not be.
        package var isRead = false
        /// Whether the service has older runs than those in the queue.
        package var hasOlderRuns = false
        /// How many runs it counts that its list does not show.
        package var missingRuns = 0
        /// Whether a page of older runs is on its way.
        package var isLoadingOlderRuns = false

        /// How long what was told of the account is shown without its age while the service answers.
        private static let freshness = Duration.seconds(300)

        /// When what is shown of the account was told, where that has to be said: since it is old, could not be read
        /// again, or cannot be while the service does not answer.
        func agedSince(at now: Timestamp) -> Timestamp? {
            switch account {
            case .unknown: nil
            case .stale(_, let asOf): asOf
            case .known(_, let asOf):
                now - asOf >= Self.freshness || status.failure != nil && now - asOf >= .seconds(60) ? asOf : nil
            }
        }

        /// When the age that is shown changes, or is to be shown.
        func nextAge(at now: Timestamp) -> Timestamp? {
            if let asOf = agedSince(at: now) {
                // Ages below a minute are told in seconds.
                return now - asOf < .seconds(60) ? now + .seconds(10) : now + .seconds(60)
            }
            guard case .known(_, let asOf) = account else { return nil }
            return asOf + (status.failure == nil ? Self.freshness : .seconds(60))
        }
    }

    /// Whether there is no service to show.
    package var isWelcome: Bool { services.isEmpty }

    /// The form pane's form.
    package var form: FormState? { openEntry.flatMap { forms[$0] } }

    /// The run that the queue's cursor is on.
    package var selectedRun: Run? { queue.selectedRun }

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
        moments += services.values.compactMap { $0.nextAge(at: now) }
        if queue.hasClock || overlays.contains(where: \.hasClock) {
            // Clocks show whole seconds, once a second; or tens of them.
            let step = clockFormat.step.components.seconds * 1000
            moments.append(Timestamp(milliseconds: (now.milliseconds / step + 1) * step))
        }
        return moments.min().map { max($0, now + .milliseconds(1)) + (.zero - clockLag) }
    }
}
