import Painting
import Domain

/// The output of simulated text prompts.
struct Prose {
    private let values: [String: String]
    private let slug: String
    private var generator: SeededGenerator

    /// Creates text for the prompt `slug`; `values` are its variables.
    init(slug: String, values: [String: String], seed: UInt64) {
        self.slug = slug
        self.values = values
        generator = SeededGenerator(seed, "prose")
    }

    private func value(_ names: String..., or fallback: String) -> String {
        for name in names { if let value = values[name], !value.isEmpty { return value } }
        return fallback
    }

    private mutating func line(_ choices: String...) -> String { generator.pick(choices, or: "") }

    /// Returns the text.
    mutating func compose() -> String {
        if slug.contains("haiku") { return haiku() }
        if slug.contains("letter") || slug.contains("postcard") || slug.contains("apology") { return letter() }
        if slug.contains("villanelle") || slug.contains("weather") { return poem() }
        if slug.contains("label") || slug.contains("obituary") || slug.contains("lost") || slug.contains("toast") {
            return notice()
        }
        if slug.contains("dictionary") || slug.contains("two-sentences") || slug.contains("fortune") { return brief() }
        if slug.contains("recipe") { return recipe() }
        if slug.contains("log") || slug.contains("notes") { return log() }
        return story()
    }

    private mutating func haiku() -> String {
        let topic = value("topic", or: "rain")
        let season = value("season", or: "autumn")
        return """
            \(topic), late \(season) —
            \(line("the kettle thinks it over", "one gull rewrites the whole sky", "a door remembers the wind"))
            \(line("and says nothing twice", "then the light comes home", "nobody is late"))

            """
    }

    private mutating func letter() -> String {
        let reader = value("recipient", or: "the sea")
        let place = value("place", or: "the end of the pier")
        let topic = value("topic", or: "what I said in March")
        return """
            Dear \(reader),

            I am writing from \(place), where \(line("the boats are tied up like patient dogs", "the lamps come on one argument at a time", "the wind has been reading over my shoulder")).
            You asked me once, without asking, about \(topic). \(line("I have kept the question in my coat.", "I took the long way round the answer.", "I was busy being certain."))

            \(line("Nothing here is urgent.", "It rained, and then it had rained.", "The days are short, but wide.")) \(line("I have learnt the names of three birds and forgotten two.", "I mend one thing a day and break a smaller one.", "The neighbours' piano has found its left hand."))
            If you write back, write slowly. \(line("I have time, and a window.", "I read best what arrives late.", "Leave the ending off; I will finish it here."))

            Yours, with salt on my sleeves

            """
    }

    private mutating func poem() -> String {
        let topic = value("topic", "name", or: "the heart")
        let mood = value("mood", or: "calm")
        let refrain = "\(topic), and after that the rain"
        return """
            A \(mood) front is moving in from nowhere:
            \(refrain).
            \(line("The barometer would rather not be quoted.", "The gulls have taken back what they were saying."))

            \(line("We put the chairs inside, and then the garden.", "We lit the lamp although the lamp was early."))
            \(line("You asked how long. I said: the length of asking.", "You said it always clears. It always does."))
            \(refrain).

            \(line("By evening every gutter knew the tune,", "By evening we had names for all the puddles,"))
            and what was said was said, and would remain:
            \(refrain).

            """
    }

    private mutating func notice() -> String {
        let object = value("object", "name", or: "an umbrella")
        let era = value("era", or: "1920s")
        return """
            \(object.uppercased())
            \(era); mixed materials, some of them hope

            \(line("It was made to be useful and has been forgiven for it.", "Nobody remembers buying it. Everybody remembers where it stood.")) \
            \(line("Look at the left edge: that is where a thumb was, for years.", "The repair is older than the thing.", "Its shadow is listed separately."))
            \(line("It kept its promises in dry weather.", "It was open on the days that mattered.", "It outlived two hats and an opinion."))

            Please do not touch. It would only encourage it.

            """
    }

    private mutating func brief() -> String {
        let topic = value("topic", "word", or: "tomorrow")
        return """
            \(line("Of", "About", "Concerning")) \(topic) it can be said that \(line("it arrives before its own luggage", "it is mostly the waiting, well lit", "it makes the sound of a drawer closing next door")).
            \(line("Keep a chair free.", "The rest is punctuation.", "You will recognise it by its shoes."))

            """
    }

    private mutating func recipe() -> String {
        let object = value("object", or: "plum dumplings")
        let cook = value("name", or: "Grandmother")
        return """
            \(cook)'s \(object)

            Two handfuls of flour (hers, not yours) · butter the size of a worry · salt as if you meant it
            1. \(line("Begin before you are hungry.", "Open the window; the kitchen has to hear the street."))
            2. \(line("Stir for the length of one song, the sad one.", "Knead until the dough stops arguing."))
            3. \(line("Rest it. Rest yourself.", "Let it rise as far as the second shelf."))
            4. Bake until the neighbours ask.

            """
    }

    private mutating func log() -> String {
        let name = value("name", or: "the keeper")
        let place = value("place", or: "the point")
        let notes = value("notes", "topic", or: "a ship that did not pass")
        return """
            04:10  Wind at \(place) \(line("south-west, undecided", "north, and personal", "none; the flag is thinking")). Lamp lit. \(name) on watch.
            07:30  Observed: \(notes.split(separator: "\n").joined(separator: "; ")).
            12:00  \(line("Soup. The gulls filed their usual complaint.", "Polished the lens. Something polished back.", "Counted the steps again. One more than Tuesday."))
            19:45  \(line("Fog, of the polite kind.", "Stars in good order, two missing.", "A light to seaward that keeps our own time."))
            23:59  Nothing to report, reported.

            """
    }

    private mutating func story() -> String {
        let name = value("name", or: "Unit Seven")
        let topic = value("topic", "place", "mood", or: "the dark")
        return """
            \(name) had been built to carry trays, and was good at it, and thought about \(topic) only on the stairs.

            One night \(line("the lift stopped between two floors that were not numbered", "the last tray came back with a note on it", "every lamp in the corridor went out politely, one by one")). \
            \(name) waited. \(line("Waiting was in the manual, page nine.", "Somewhere a refrigerator cleared its throat.", "The building breathed the way buildings do when they think nobody counts."))
            "Are you lost?" asked \(line("the fire extinguisher", "a very small moon in the window", "the voice that used to be the radio")).
            "Not yet," said \(name), who liked to be exact.

            They talked until the light came back, mostly about \(topic). \(line("In the morning nobody noticed anything, except that the trays arrived warm.", "Afterwards the stairs were one step shorter, and nobody fell.", "Then it was day, and day was also in the manual."))

            """
    }
}
