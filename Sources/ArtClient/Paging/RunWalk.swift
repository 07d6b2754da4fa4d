package import Domain

/// A resumable walk through a service's runs, newest first: each request follows from the responses so far.
package struct RunWalk: Sendable {
    private enum Strategy: Sendable {
        case cursors(RunPaging)
        case numbers(NumberedPaging<RunReport>)
    }

    /// The next request.
    package enum Step: Hashable, Sendable {
        /// A page of artinstring's runs.
        case runs(RunQuery)
        /// A page of Antekirt's generations, by its number.
        case generations(page: Int)
    }

    private var strategy: Strategy

    /// Creates a walk that begins at the newest run of `service`.
    package init(_ service: Service) {
        strategy =
            switch service {
            case .artinstring: .cursors(RunPaging(since: nil, status: nil))
            case .antekirt: .numbers(NumberedPaging(id: \.remoteID))
            }
    }

    /// The next request; nil at the end of the walk.
    package var next: Step? {
        switch strategy {
        case .cursors(let paging): paging.position.map(Step.runs)
        case .numbers(let paging): paging.position.map { .generations(page: $0) }
        }
    }

    /// Marks rows from another source as seen, such as a new read of the first page.
    package mutating func markSeen(_ page: Page<RunReport>) {
        switch strategy {
        case .cursors(var paging):
            paging.markSeen(page)
            strategy = .cursors(paging)
        case .numbers(var paging):
            paging.markSeen(page)
            strategy = .numbers(paging)
        }
    }

    /// Processes the response to `next`; returns the page with its new rows only.
    package mutating func receive(_ page: Page<RunReport>) -> Page<RunReport> {
        switch strategy {
        case .cursors(var paging):
            let new = paging.receive(page)
            strategy = .cursors(paging)
            return new
        case .numbers(var paging):
            let new = paging.receive(page)
            strategy = .numbers(paging)
            return new
        }
    }
}
