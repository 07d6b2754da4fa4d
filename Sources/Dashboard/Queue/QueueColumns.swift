import Domain

/// The columns of the queue's rows, the same in all of them, counted from the left end of a row.
struct QueueColumns: Hashable {
    /// True if a row has room for a title and a short time, and for hardly anything else.
    let isNarrow: Bool
    /// The place of the title; behind it, up to `bodyEnd`, are the detail and the note.
    let title: Int
    let bodyEnd: Int
    /// The width of the names of the services; 0 if rows do not show them.
    let serviceWidth: Int
    let timeWidth: Int
    /// The column behind the times.
    let end: Int
    /// The width of progress bars.
    let barWidth: Int

    /// The place of the phase or the state.
    static let word = 4
    /// The width of the longest word: `completed`, `cancelled`.
    static let wordWidth = 9
    /// The width from which on rows are not narrow.
    private static let wideWidth = 54
    /// The width from which on rows name their service, and from which on in full.
    private static let serviceWidths = (short: 58, whole: 78)

    /// Creates the columns of rows of `width` cells, between the pane's borders.
    ///
    /// - `services`: The services of the runs.
    /// - `hasYears`: True if a time is a day of another year.
    init(width: Int, services: Set<Service>, hasYears: Bool) {
        isNarrow = width < Self.wideWidth
        end = width - 2
        title = Self.word + Self.wordWidth + (isNarrow ? 1 : 2)
        timeWidth = isNarrow ? "12 min".count : (hasYears ? "29 Nov 2025" : "12 min ago").count
        let names =
            services.count < 2 || width < Self.serviceWidths.short
            ? [] : services.map { Self.name(of: $0, isShort: width < Self.serviceWidths.whole).count }
        serviceWidth = names.max() ?? 0
        let timeStart = end - timeWidth - (isNarrow ? 1 : 2)
        bodyEnd = timeStart - (serviceWidth > 0 ? serviceWidth + 2 : 0)
        let body = max(0, bodyEnd - title)
        barWidth = isNarrow ? (body * 2 + 2) / 5 : body >= 36 ? 14 : 6
    }

    /// The place of the services' names.
    var service: Int { bodyEnd + 2 }

    /// The room of title, detail and note.
    var bodyWidth: Int { max(0, bodyEnd - title) }

    /// Returns the name of `service` in its column.
    func name(of service: Service) -> String {
        Self.name(of: service, isShort: serviceWidth < Service.artinstring.name.count)
    }

    private static func name(of service: Service, isShort: Bool) -> String {
        isShort ? String(service.name.prefix(4)) : service.name
    }
}
