package import Domain

/// Looks for an entry by its name at each service, and says why it was not found: that nobody knows it is known only
/// where everybody was asked.
package struct EntrySearch: Sendable {
    package let name: String
    /// The services that may know it.
    package let services: [Service]
    /// Those of them that have a token.
    package let asked: [Service]
    /// Why others have none though the user meant to give one, a sentence each.
    package let problems: [String]
    /// What was found.
    package var entry: CatalogEntry?
    private var failures: [Service: Failure] = [:]

    package init(name: String, services: [Service], asked: [Service], problems: [String]) {
        self.name = name
        self.services = services
        self.asked = asked
        self.problems = problems
    }

    /// Notes why `service` gave no entry. That it does not know the name is no failure: another may know it.
    package mutating func note(_ failure: Failure, of service: Service) {
        failures[service] = failures[service] ?? failure
    }

    package var result: Result<CatalogEntry, Failure> {
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
