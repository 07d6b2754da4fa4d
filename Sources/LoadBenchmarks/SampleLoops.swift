import ArtClient
import Domain

/// The loops of the documents' own samples, one for each run: artinstring's waits 1.5 s between two reads of a run
/// (Node and Python sample), Antekirt's 3 s (Polling example).
enum SampleLoops {
    /// Follows `runs` for `time`.
    static func follow(_ runs: [Run], on stage: Stage, for time: Duration) async throws {
        let (artinstring, antekirt) = (stage.artinstring, try stage.antekirt())
        let end = ContinuousClock.now + time
        await withTaskGroup(of: Void.self) { loops in
            for run in runs {
                guard let id = run.remoteID else { continue }
                let pause: Duration = run.service == .artinstring ? .milliseconds(1500) : .seconds(3)
                loops.addTask {
                    // They were not all begun at once.
                    try? await Task.sleep(for: pause * Double.random(in: 0..<1))
                    while ContinuousClock.now < end {
                        if run.service == .artinstring {
                            _ = try? await artinstring.run(id)
                        } else {
                            _ = try? await antekirt.generation(id)
                        }
                        try? await Task.sleep(for: pause)
                    }
                }
            }
        }
    }
}
