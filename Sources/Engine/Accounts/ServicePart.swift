import Domain

/// A part of a service that is read on its own, and can be down on its own.
enum ServicePart: Hashable, CaseIterable, Sendable {
    case account, runs, prompts, collections, artists, models
    /// Anything that is asked for in passing: one run, one entry, an older page.
    case call

    /// The parts that a service is read by, in their order: the runs before the catalog, since they are few, and one of
    /// them may be waiting to be followed.
    static func all(of service: Service) -> [ServicePart] {
        service == .artinstring ? [.account, .runs, .prompts, .collections] : [.account, .runs, .artists, .models]
    }

    /// The name in a sentence.
    var name: String {
        switch self {
        case .account: "account"
        case .runs: "list of runs"
        case .prompts: "list of prompts"
        case .collections: "list of collections"
        case .artists: "list of artists"
        case .models: "list of models"
        case .call: "answer"
        }
    }

    /// The kind of the entries that it is a list of.
    var kind: CatalogEntry.Kind? {
        switch self {
        case .prompts: .prompt
        case .artists: .artist
        case .models: .model
        case .account, .runs, .collections, .call: nil
        }
    }
}
