import JSON
import Domain

/// The variables that prompts consist of, by name.
struct FieldCatalog: Sendable {
    private let fields: [String: Field]

    init() {
        var fields: [String: Field] = [:]
        for field in Self.required + Self.styling + Self.tuning + Self.writing { fields[field.name] = field }
        self.fields = fields
    }

    /// Returns the fields with `names`, in their order.
    func fields(named names: [Substring]) -> [Field] { names.compactMap { fields[String($0)] } }

    private static var required: [Field] {
        func question(_ name: String, _ label: String, _ help: String, _ maximum: Int = 200) -> Field {
            Field(name: name, label: label, help: help, kind: .text(maximum: maximum), isRequired: true)
        }
        return [
            question("subject", "Subject", "Who or what the picture is of"),
            question("place", "Place", "Where it is"),
            question("scene", "Scene", "What happens, in one sentence", 400),
            question("name", "Name", "A name, as it should be written", 60),
            question("recipient", "To", "Who will read it", 80),
            question("topic", "Topic", "What it is about"),
            question("object", "Object", "The thing itself", 120),
            question("word", "Word", "One word to begin from", 40),
            Field(
                name: "notes", label: "Notes", help: "Loose thoughts, one on a line", kind: .longText(maximum: 2000),
                isRequired: true),
        ]
    }

    private static var styling: [Field] {
        func choice(_ name: String, _ label: String, _ help: String, _ choices: [String], _ first: String) -> Field {
            Field(name: name, label: label, help: help, kind: .choice(choices), initial: .string(first))
        }
        return [
            choice(
                "mood", "Mood", "The feeling of the whole", ["calm", "stormy", "tender", "eerie", "joyful", "noir"],
                "calm"),
            choice(
                "light", "Light", "Where the light comes from",
                ["sunset", "dawn", "moonlight", "overcast", "neon", "candle"], "sunset"),
            choice(
                "style", "Style", "How it is made", ["oil", "gouache", "ink", "risograph", "photograph"], "gouache"),
            choice(
                "palette", "Palette", "Which colours lead", ["warm", "cold", "earth", "pastel", "electric"], "warm"),
            choice("season", "Season", "The time of year", ["spring", "summer", "autumn", "winter"], "autumn"),
            choice("size", "Size", "The shape of the picture", ["square", "portrait", "landscape"], "square"),
            choice(
                "camera", "Camera", "How the camera moves", ["still", "slow pan", "push in", "orbit"], "slow pan"),
            choice("resolution", "Resolution", "Lines of the video", ["480p", "720p"], "480p"),
            Field(name: "negative", label: "Leave out", help: "What should not appear", kind: .text(maximum: 400)),
            Field(
                name: "era", label: "Era", help: "When it might have been made", kind: .text(maximum: 60),
                initial: "1920s"),
        ]
    }

    private static var tuning: [Field] {
        [
            Field(
                name: "steps", label: "Steps", help: "More steps, finer detail", kind: .whole(1...50), initial: 28),
            Field(
                name: "seed", label: "Seed", help: "The same seed gives the same picture",
                kind: .whole(0...4_294_967_295)),
            Field(
                name: "guidance", label: "Guidance", help: "How closely the words are followed",
                kind: .decimal(0, 20, step: 0.5), initial: JSONNumber(3.5).map(JSON.number)),
            Field(
                name: "grain", label: "Grain", help: "Film grain", kind: .decimal(0, 1, step: 0.05),
                initial: JSONNumber(0.2).map(JSON.number)),
            Field(
                name: "seconds", label: "Seconds", help: "How long the video is", kind: .whole(2...10), initial: 4),
            Field(name: "fps", label: "Frames a second", help: "12 to 60", kind: .whole(12...60), initial: 24),
            Field(name: "loop", label: "Loop", help: "End where it began", kind: .flag, initial: true),
            Field(name: "signature", label: "Signature", help: "Sign it in a corner", kind: .flag, initial: false),
        ]
    }

    private static var writing: [Field] {
        [
            Field(
                name: "tone", label: "Tone", help: "The voice it is told in",
                kind: .choice(["plain", "wry", "warm", "solemn"]), initial: "plain"),
            Field(
                name: "language", label: "Language", help: "What it is written in",
                kind: .choice(["English", "Deutsch", "Español", "日本語"]), initial: "English"),
            Field(
                name: "length", label: "Length", help: "About how many lines", kind: .whole(3...40), initial: 12),
            Field(name: "rhyme", label: "Rhyme", help: "Let the lines rhyme", kind: .flag, initial: false),
            Field(
                name: "temperature", label: "Temperature", help: "How far it may wander",
                kind: .decimal(0, 2, step: 0.1), initial: 1),
        ]
    }
}
