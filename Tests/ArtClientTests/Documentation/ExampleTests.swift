import ArtClient
import Domain
import Simulator
import TestKit
import Testing

/// The examples of the module's page, run against the simulator.
@Suite(.timeLimit(.minutes(5)))
struct ExampleTests {
    @Test func browse() async throws {
        try await SimulatedServices.run { services async throws in
            let titles = try await titlesOfImagePrompts(services.artinstring)
            #expect(titles.count > 20)
            #expect(titles.contains("Stoic Owl Portrait"))
        }
    }

    @Test func run() async throws {
        // Twenty times as fast as the wall clock, as the simulator is, because following a run includes waiting.
        try await SimulatedServices.run(SimulatorOptions(speed: 20), clock: QuickClock()) { services async throws in
            let owl = try #require(try await makeOwl(services.artinstring, services.outputs))
            #expect(owl.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        }
    }

    static let answers: [(faults: Set<Fault>, words: String)] = [
        ([], "costs 3 credits"), ([.cutAfterAccept], "may have been made"),
        ([.noCredits], "Nothing was charged"), ([.rateLimited], "30"),
    ]

    @Test(arguments: answers)
    func spend(_ faults: Set<Fault>, _ words: String) async throws {
        try await SimulatedServices.run { services async throws in
            let artist = try #require(try await services.antekirt.artists(page: 1).values.last)
            await services.simulator.setFaults(faults)
            let said = await askForImage(services.antekirt, of: artist.id.value, prompt: "a sunset")
            #expect(said.contains(words), "\(said)")
        }
    }
}
