package import Domain

/// The search for an entry by its name at the services, with the reason for a miss: it counts as unknown only where all
/// services were searched.
package struct EntrySearch: Sendable {
    /// The slug or id as the user typed it.
    package let name: String
    /// The services that may have it.
    package let services: [Service]
    /// The searched services: those with a token.
    package let searched: [Service]
    /// The reasons why other services have no usable token although the user configured one, a sentence each.
    package let problems: [String]
    /// The entry; nil until it is found.
    package var entry: CatalogEntry?
    private var failures: [Service: Failure] = [:]

    package init(name: String, services: [Service], searched: [Service], problems: [String]) {
        self.name = name
        self.services = services
        self.searched = searched
        self.problems = problems
    }

    /// Records the reason why `service` returned no entry, except that it has none of that name.
    package mutating func record(_ failure: Failure, of service: Service) {
        failures[service] = failures[service] ?? failure
    }

    /// The found entry, or the reason for the miss.
    package var result: Result<CatalogEntry, Failure> {
        if let entry { return .success(entry) }
        let withoutEntry = searched.filter { failures[$0] == nil }.map(\.name)
        let known =
            withoutEntry.isEmpty
            ? ""
            : "\(withoutEntry.joined(separator: " and ")) \(withoutEntry.count == 1 ? "has" : "have") no such entry"
        if let failure = searched.lazy.compactMap({ failures[$0] }).first {
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
        let skipped = services.filter { !searched.contains($0) }.map(\.name)
        guard skipped.isEmpty else {
            return .failure(
                Failure(
                    .notFound, what: "“\(name)” was not found: \(known)",
                    next: "\(skipped.joined(separator: " and ")) was not searched: no token for it"))
        }
        let next =
            services.count == Service.allCases.count
            ? "The catalog in easel lists all names" : "Leave out --service to search the other service too"
        return .failure(Failure(.notFound, what: "“\(name)” was not found", next: next))
    }
}
