/// How a simulator is started.
package struct SimulatorOptions: Sendable {
    /// The TCP port on 127.0.0.1; 0 takes any free one.
    package var port: Int
    /// What ids, outcomes and pictures are drawn from; the same seed gives the same world.
    package var seed: UInt64
    /// How much faster than life runs proceed; 10 is ten times faster. Must be above 0.
    package var speed: Double
    /// What goes wrong from the start.
    package var faults: Set<Fault>
    /// The bearer token artinstring's half accepts.
    package var artinstringToken: String
    /// The API key Antekirt's half accepts.
    package var antekirtKey: String
    /// How many prompts are published. Above 87 the prompts come round again, with a number in their titles.
    package var promptCount = 87
    /// How many runs artinstring's account has made before. Those beyond 62 are made up when they are looked at, so
    /// that a hundred thousand cost nothing.
    package var pastRunCount = 62
    /// How many of the past runs were created at the same moment, on a whole second. Where this is no divisor of 50,
    /// the edges of pages fall between runs that no cursor can tell apart.
    package var pastRunsAtOnce = 1
    /// How long each piece of work goes on that is under way at both services when the simulator is made, the oldest
    /// first. They were created one second after the other.
    package var underWay: [Duration] = []
    /// The address that `Fault.redirect` points to.
    package var redirectTarget = "/elsewhere"

    /// Options with the demo's defaults.
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
