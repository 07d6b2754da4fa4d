import ArtClient
import Domain
import Testing

@testable import Engine

/// What a plan asks of a service whose list holds any number of live runs, over ten minutes of its time.
struct PollLoadTests {
    /// A service with live runs, one made each second, the first the newest.
    private struct List {
        var live: [Int]
        let pageSize: Int

        func page(from start: Int, _ service: Service, number: Int = 1) -> PollResult {
            let rows = live.filter { $0 >= start }.prefix(pageSize)
            let moments = rows.map { (RunID("\($0)"), Optional(Timestamp.noon + .seconds(-$0))) }
            let isLast = rows.last == live.last
            let cursor = rows.last.map { NextPage.cursor((Timestamp.noon + .seconds(-$0)).rfc3339) }
            return PollResult(
                rows: Dictionary(uniqueKeysWithValues: moments), oldest: rows.last.map { .noon + .seconds(-$0) },
                next: isLast ? nil : service == .artinstring ? cursor : .page(number + 1), serverDate: .noon,
                isNews: false)
        }

        func page(at position: NextPage, _ service: Service) -> PollResult {
            switch position {
            case .cursor(let cursor):
                let moment = Timestamp(rfc3339: cursor) ?? .noon
                return page(from: Int((Timestamp.noon - moment) / .seconds(1)) + 1, service)
            case .page(let number): return page(from: (number - 1) * pageSize, service, number: number)
            case .narrower: return page(from: .max, service)
            }
        }
    }

    /// The moments of all requests, and how long ago the stalest run was heard of at the end.
    private func load(
        _ service: Service, runs: Int, then change: (inout PollSchedule) -> Void = { _ in }
    ) -> (requests: [Duration], stalest: Duration, read: Set<RunID>) {
        let list = List(live: Array(0..<runs), pageSize: service == .artinstring ? 50 : 100)
        var plan = PollSchedule(service, at: .zero)
        for number in list.live {
            plan.follow(RunID("\(number)"), createdAt: .noon + .seconds(-number), at: .zero)
        }
        change(&plan)
        var now = Duration.zero
        var requests: [Duration] = []
        var read: Set<RunID> = []
        while now < .seconds(600) {
            let step = plan.next(at: now)
            if case .wait(let moment) = step {
                now = moment
                continue
            }
            requests.append(now)
            now += .milliseconds(50)
            switch step {
            case .newestPage:
                plan.receiveNewest(list.page(from: 0, service), at: now, time: .noon, jitter: 0.5)
            case .furtherPage(let position): plan.receiveFurther(list.page(at: position, service), at: now)
            case .run(let id):
                plan.read(id, createdAt: nil, isNews: false, at: now, jitter: 0.5)
                read.insert(id)
            case .wait, .rest: break
            }
        }
        return (requests, now - (plan.entries.values.map(\.heardAt).min() ?? now), read)
    }

    @Test(
        arguments: Service.allCases, [(1, 11), (10, 11), (100, 20), (600, 36), (1000, 60)])
    func requestsDoNotGrowWithTheRunsOnlyTheirAgeDoes(service: Service, load: (runs: Int, age: Int)) {
        let (requests, stalest, _) = self.load(service, runs: load.runs)
        let busiest = requests.map { start in requests.count { $0 >= start && $0 < start + .seconds(60) } }.max() ?? 0
        #expect(busiest <= 35)
        #expect(requests.count <= 10 * 21)
        #expect(stalest <= .seconds(load.age * (service == .artinstring ? 2 : 1) + 5))
    }

    @Test func threeHundredRunsThatEndAtOnceAreReadAtAnEvenPaceTheNewestFirstBesideTheList() {
        let (requests, _, read) = load(.artinstring, runs: 300) { plan in
            for number in 0..<300 { plan.wantRead(RunID("\(number)"), at: .zero) }
        }
        let busiest = requests.map { start in requests.count { $0 >= start && $0 < start + .seconds(60) } }.max() ?? 0
        #expect(busiest <= 35)
        // Thirty a minute, less the list every half minute.
        #expect(read.count > 260)
        #expect(read.isSuperset(of: (0..<100).map { RunID("\($0)") }))
    }
}
