import ArtClient
import Domain

/// Looks for an entry by its name at each service, and says why it was not found: that nobody knows it is known only
/// where everybody was asked.
struct EntrySearch: Sendable {
    let name: String
    /// The services that may know it.
    let services: [Service]
    /// Those of them that have a token.
    let asked: [Service]
    /// Why others have none though the user meant to give one, a sentence each.
    let problems: [String]
    /// What was found.
    var entry: CatalogEntry?
    private var failures: [Service: Failure] = [:]

    init(name: String, services: [Service], asked: [Service], problems: [String]) {
        self.name = name
        self.services = services
        self.asked = asked
        self.problems = problems
    }

    /// Notes what asking `service` gave in place of an entry.
    mutating func note(_ error: ClientError, of service: Service) {
        switch error.kind {
        // That one does not know it says nothing while another may.
        case .notFound, .invalidParameter: break
        default: failures[service] = failures[service] ?? error.failure
        }
    }

    var result: Result<CatalogEntry, Failure> {
        if let entry { return .success(entry) }
        let deniers = asked.filter { failures[$0] == nil }.map(\.name)
        let known =
            deniers.isEmpty
            ? "" : "\(deniers.joined(separator: " and ")) \(deniers.count == 1 ? "has" : "have") no such entry"
        if let failure = asked.lazy.compactMap({ failures[$0] }).first {
            let what =
                "“\(name)” was not found: " + [known, failure.what].filter { !$0.isEmpty }.joined(separator: ", and ")
            return .failure(Failure(failure.cause, what: what, meaning: failure.meaning, next: failure.next))
        }
        guard problems.isEmpty else {
            return .failure(
                Failure(
                    .notAuthorized,
                    what: "“\(name)” was not found: \(known), and another service could not be searched",
                    next: problems.joined(separator: " ")))
        }
        let silent = services.filter { !asked.contains($0) }.map(\.name)
        guard silent.isEmpty else {
            return .failure(
                Failure(
                    .notFound, what: "“\(name)” was not found: \(known)",
                    next: "\(silent.joined(separator: " and ")) was not searched: no token for it"))
        }
        let next =
            services.count == Service.allCases.count
            ? "The catalog in easel lists all names" : "Leave out --service to search the other service too"
        return .failure(Failure(.notFound, what: "“\(name)” was not found", next: next))
    }
}
