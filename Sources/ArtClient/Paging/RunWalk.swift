package import Domain

/// A walk through a service's runs, newest first, that may be stopped and taken up again: what to ask for next follows
/// from what has come.
package struct RunWalk: Sendable {
    private enum Strategy: Sendable {
        case cursors(RunPaging)
        case numbers(NumberedPaging<RunReport>)
    }

    /// What is asked for next.
    package enum Step: Hashable, Sendable {
        /// A page of artinstring's runs.
        case runs(RunQuery)
        /// A page of Antekirt's generations, by its number.
        case generations(page: Int)
    }

    private var strategy: Strategy

    /// A walk that begins at the newest run of `service`.
    package init(_ service: Service) {
        strategy =
            switch service {
            case .artinstring: .cursors(RunPaging(since: nil, status: nil))
            case .antekirt: .numbers(NumberedPaging(id: \.remoteID))
            }
    }

    /// What to ask for now; nil when the walk is over.
    package var next: Step? {
        switch strategy {
        case .cursors(let paging): paging.position.map(Step.runs)
        case .numbers(let paging): paging.position.map { .generations(page: $0) }
        }
    }

    /// Takes note of rows that came another way, such as by the newest page being read again.
    package mutating func know(_ page: Page<RunReport>) {
        switch strategy {
        case .cursors(var paging):
            paging.know(page)
            strategy = .cursors(paging)
        case .numbers(var paging):
            paging.know(page)
            strategy = .numbers(paging)
        }
    }

    /// Takes the answer to `next`, and gives the page with what it adds to those before: every row once.
    package mutating func take(_ page: Page<RunReport>) -> Page<RunReport> {
        switch strategy {
        case .cursors(var paging):
            let new = paging.take(page)
            strategy = .cursors(paging)
            return new
        case .numbers(var paging):
            let new = paging.take(page)
            strategy = .numbers(paging)
            return new
        }
    }
}
