import Painting
import JSON
import Domain

/// The past runs and generations of the demo's account.
struct DemoHistory {
    private(set) var runs: [RunRecord] = []
    /// The runs before `runs`.
    let olderRuns: OlderRuns
    private(set) var generations: [GenerationRecord] = []

    init(_ options: SimulatorOptions, promptCatalog: PromptCatalog, artistCatalog: ArtistCatalog, now: Timestamp) {
        var generator = SeededGenerator(options.seed, "past")
        let subjects = [
            "a stoic owl at sunset", "a fox under a neon sign", "a harbour before dawn", "the last tram of the year",
            "a fern in a jar", "dunes after rain", "an island with one chair", "a teapot in orbit", "my grandmother",
            "a whale made of glass", "snow on a ridge", "an umbrella", "the sea",
        ]
        let cards = promptCatalog.prompts.filter { $0.tier != "studio" }
        let recent = 62
        let atOnce = max(1, options.pastRunsPerTimestamp)
        for index in 0..<recent {
            guard let first = cards.first else { break }
            let card = index % 9 == 0 ? first : generator.pick(cards, or: first)
            var vars = JSONObject()
            for field in card.fields {
                vars[field.name] = field.isRequired ? .string(generator.pick(subjects, or: "")) : field.initial
            }
            let hoursAgo = Float(recent - index) * 10 - generator.float(0, 9) + 1
            let created =
                atOnce == 1
                ? now + .seconds(-Int(hoursAgo * 3600))
                : Timestamp(milliseconds: now.milliseconds / 1000 * 1000)
                    + .seconds(-36_000 * ((recent - 1 - index) / atOnce + 1))
            let outcome: RunOutcome =
                switch generator.int(0...13) {
                case 0: .cancelled
                case 1, 2: .failed(generator.pick(["provider timeout", "the model returned no output"], or: ""))
                default: .completed
                }
            runs.append(
                RunRecord(
                    id: generator.uuid(), card: card, vars: vars, seed: generator.next(),
                    timeline: RunTimeline(
                        created: created, queued: generator.int(500...3000),
                        running: generator.int(4000...22_000), outcome: outcome, speed: 1)))
        }
        runs = runs.suffix(max(0, options.pastRunCount))
        olderRuns = OlderRuns(
            count: cards.isEmpty ? 0 : max(0, options.pastRunCount - recent), seed: options.seed, cards: cards,
            end: runs.first?.timeline.created ?? now, atOnce: atOnce)
        for index in 0..<50 {
            guard let first = artistCatalog.artists.first else { break }
            let artist = generator.pick(artistCatalog.artists.filter { !$0.isPrivate }, or: first)
            let created = now + .seconds(-Int(Float(50 - index) * 13 * 3600) - generator.int(0...20_000))
            let outcome: RunOutcome = generator.int(0...11) == 0 ? .failed("") : .completed
            func past(_ milliseconds: Int) -> RunTimeline {
                RunTimeline(created: created, queued: 200, running: milliseconds, outcome: outcome, speed: 1)
            }
            var record = GenerationRecord(
                id: generator.uuid(), artist: artist, prompt: generator.pick(subjects, or: ""), seed: generator.next(),
                timeline: past(generator.int(6000...15_000)))
            let extra = generator.int(0...9)
            if outcome == .completed, extra < 3 { record.svg = record.converted(to: .svg, past(40_000)) }
            if outcome == .completed, extra == 2 || extra == 3 {
                record.video = record.converted(to: .mp4, past(60_000), width: 256, height: 144)
            }
            generations.append(record)
        }
        for (index, rest) in options.activeWork.enumerated() {
            guard let card = cards.first, let artist = artistCatalog.artists.first(where: { !$0.isPrivate }) else {
                break
            }
            let age = options.activeWork.count - index
            let timeline = RunTimeline(
                created: now + .seconds(-age), queued: 1, running: age * 1000 + Int(rest / .milliseconds(1)),
                outcome: .completed, speed: 1)
            runs.append(
                RunRecord(
                    id: generator.uuid(), card: card, vars: ["subject": "an owl"], seed: generator.next(),
                    timeline: timeline))
            generations.append(
                GenerationRecord(
                    id: generator.uuid(), artist: artist, prompt: "an owl", seed: generator.next(), timeline: timeline))
        }
    }
}

extension GenerationRecord {
    /// Returns a conversion of this generation's picture.
    func converted(
        to format: Artwork.Format, _ timeline: RunTimeline, width: Int = 1024, height: Int = 1024, words: String? = nil
    ) -> Conversion {
        Conversion(
            timeline: timeline,
            artwork: Artwork(
                format: format, words: words.map { "\(picture.words), \($0)" } ?? picture.words, seed: seed,
                width: width,
                height: height))
    }
}
