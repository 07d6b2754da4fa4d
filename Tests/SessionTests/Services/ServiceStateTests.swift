import Domain
import Session
import Testing

/// When the age of an account's numbers is shown.
struct ServiceStateTests {
    private static func state(_ account: Observed<Account>, _ status: ServiceStatus) throws -> ServiceState {
        var session = Session(services: [.antekirt])
        _ = session.apply(.status(.antekirt, status))
        _ = session.apply(.account(.antekirt, account))
        return try #require(session.services[.antekirt])
    }

    @Test(
        arguments: [
            (.unknown, .live, 0, nil, nil), (.known(Account(), asOf: .start), .live, 0, nil, 300),
            (.known(Account(), asOf: .start), .live, 299, nil, 300),
            (.known(Account(), asOf: .start), .live, 300, 0, 360),
            (.known(Account(), asOf: .start), .offline(.offline), 59, nil, 60),
            (.known(Account(), asOf: .start), .offline(.offline), 60, 0, 120),
            (.stale(Account(), asOf: .start), .live, 5, 0, 15), (.stale(Account(), asOf: .start), .live, 70, 0, 130),
        ] as [(Observed<Account>, ServiceStatus, Int, Int?, Int?)])
    func ageOfAnAccount(
        _ account: Observed<Account>, _ status: ServiceStatus, _ seconds: Int, _ since: Int?, _ next: Int?
    ) throws {
        let state = try Self.state(account, status)
        let now = Timestamp.start + .seconds(seconds)
        #expect(state.agedSince(at: now) == since.map { .start + .seconds($0) })
        #expect(state.nextAge(at: now) == next.map { .start + .seconds($0) })
    }
}
