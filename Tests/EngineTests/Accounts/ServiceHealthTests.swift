import ArtClient
import Domain
import Testing

@testable import Engine

/// How it stands with a service, by what its parts answered.
struct ServiceHealthTests {
    enum Step: Sendable {
        case answers(ServicePart)
        case fails(ServicePart, ClientError.Kind)
        case judged
    }

    private static let sick = ClientError.Kind.unavailable(reason: "HTTP 500")
    private static let moved = ClientError.Kind.invalidResponse(reason: "a redirect")
    private static let gone = ClientError.Kind.unreachable(reason: "refused")

    private static let lives: [(name: String, steps: [Step], status: String)] = [
        ("nothing yet", [], "connecting"),
        ("one answer", [.answers(.account)], "live"),
        ("the account is sick, the rest is yet to be asked", [.fails(.account, sick)], "connecting"),
        ("the account is sick", [.fails(.account, sick), .answers(.runs), .answers(.artists), .judged], "live"),
        ("the account redirects", [.fails(.account, moved), .answers(.runs), .judged], "live"),
        ("the catalog is sick", [.answers(.account), .answers(.runs), .fails(.artists, sick), .judged], "live"),
        ("all are sick", [.fails(.account, sick), .fails(.runs, sick), .fails(.models, moved), .judged], "offline"),
        ("one after the other", [.answers(.account), .answers(.runs), .fails(.runs, sick)], "live"),
        (
            "and the last", [.answers(.account), .answers(.runs), .fails(.runs, sick), .fails(.account, sick)],
            "offline"
        ),
        ("a single run is all that answers", [.fails(.account, sick), .fails(.runs, sick), .answers(.call)], "live"),
        ("back", [.fails(.account, sick), .judged, .answers(.runs)], "live"),
        ("no connection", [.answers(.account), .answers(.runs), .fails(.runs, gone)], "offline"),
        ("a refusal is an answer", [.fails(.call, .notFound)], "live"),
        ("a token is refused", [.answers(.runs), .fails(.account, .notAuthorized)], "unauthorized"),
        ("and stays it", [.fails(.account, .notAuthorized), .fails(.runs, sick), .judged], "unauthorized"),
        ("cancelled", [.answers(.runs), .fails(.runs, .cancelled), .judged], "live"),
    ]

    @Test(arguments: lives.map(\.name))
    func status(_ name: String) throws {
        let life = try #require(Self.lives.first { $0.name == name })
        var health = ServiceHealth(.connecting)
        for step in life.steps {
            switch step {
            case .answers(let part): health.answered(part)
            case .fails(let part, let kind): health.failed(part, ClientError(kind, service: .antekirt))
            case .judged: health.judge()
            }
        }
        let word =
            switch health.status {
            case .absent: "absent"
            case .connecting: "connecting"
            case .live: "live"
            case .offline: "offline"
            case .unauthorized: "unauthorized"
            }
        #expect(word == life.status)
    }
}
