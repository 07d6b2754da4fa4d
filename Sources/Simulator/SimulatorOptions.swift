/// The options of a simulator.
package struct SimulatorOptions: Sendable {
    /// The TCP port on 127.0.0.1; 0 uses any free one.
    package var port: Int
    /// The random seed for ids, outcomes and pictures; the same seed gives the same world.
    package var seed: UInt64
    /// The factor by which runs proceed faster than real time. Must be above 0.
    package var speed: Double
    /// The faults from the start.
    package var faults: Set<Fault>
    /// The bearer token that the simulated artinstring accepts.
    package var artinstringToken: String
    /// The API key that the simulated Antekirt accepts.
    package var antekirtKey: String
    /// The number of published prompts. Above 87 the prompts repeat, with a number in their titles.
    package var promptCount = 87
    /// The number of past runs of artinstring's account. Those beyond 62 are generated on demand, so that a hundred
    /// thousand cost nothing.
    package var pastRunCount = 62
    /// The number of past runs created at the same moment, on a whole second. Where it does not divide 50, the edges of
    /// pages fall between runs that no cursor can distinguish.
    package var pastRunsPerTimestamp = 1
    /// The remaining durations of the work in progress at both services at the start, the oldest first. They were
    /// created one second apart.
    package var activeWork: [Duration] = []
    /// The target of `Fault.redirect`.
    package var redirectTarget = "/elsewhere"

    /// Creates options with the demo's defaults.
    package init(
        port: Int = 0, seed: UInt64 = 1, speed: Double = 1, faults: Set<Fault> = [],
        artinstringToken: String = "arti_demo", antekirtKey: String = "ak_demo"
    ) {
        self.port = port
        self.seed = seed
        self.speed = speed
        self.faults = faults
        self.artinstringToken = artinstringToken
        self.antekirtKey = antekirtKey
    }
}
