import ArtClient
import CommandLine
import Domain
import Testing

@testable import easel

/// Nobody is said not to know an entry who was not asked, or did not answer.
struct EntrySearchTests {
    private func failure(
        asked: [Service], problems: [String] = [], services: [Service] = Service.allCases,
        _ errors: [(Service, ClientError.Kind)] = []
    ) throws -> Failure {
        var search = EntrySearch(name: "stoic-owl", services: services, searched: asked, problems: problems)
        for (service, kind) in errors { search.record(ClientError(kind, service: service), of: service) }
        guard case .failure(let failure) = search.result else {
            Issue.record("it was found")
            throw CancellationError()
        }
        return failure
    }

    @Test func bothWereAsked() throws {
        let failure = try failure(
            asked: Service.allCases, [(.artinstring, .notFound), (.antekirt, .notFound), (.antekirt, .notFound)])
        #expect(failure.cause == .notFound)
        #expect(failure.what == "“stoic-owl” was not found")
    }

    @Test func theTokenCommandFailed() throws {
        let why = "The token command for artinstring, pass, ended with exit code 1."
        let failure = try failure(asked: [.antekirt], problems: [why], [(.antekirt, .notFound)])
        #expect(ExitReason(failure) == .notAuthorized)
        #expect(failure.what.hasPrefix("“stoic-owl” was not found: antekirt has no such entry"))
        #expect(failure.next == why)
    }

    @Test func oneCannotBeReached() throws {
        let failure = try failure(
            asked: Service.allCases, [(.artinstring, .unreachable(reason: "refused")), (.antekirt, .notFound)])
        #expect(failure.cause == .unavailable)
        #expect(failure.what.contains("antekirt has no such entry, and "))
    }

    @Test func oneHasNoToken() throws {
        let failure = try failure(asked: [.antekirt], [(.antekirt, .notFound)])
        #expect(failure.next.contains("artinstring was not searched"))
    }

    @Test func aServiceWasExcluded() throws {
        let failure = try failure(asked: [.antekirt], services: [.antekirt], [(.antekirt, .notFound)])
        #expect(failure.next.contains("--service"))
    }
}
