/// What is wrong with a theme, where, and what to do about it.
package struct ThemeError: Error, Hashable, Sendable {
    /// What can be wrong.
    package enum Problem: Hashable, Sendable {
        /// There is no theme of that name; the names there are.
        case unknownTheme(String, known: [String])
        /// The file is there and cannot be read.
        case unreadable(String)
        /// The file is no TOML.
        case syntax(String)
        /// A key that has no meaning there; the keys that have.
        case unknownKey(String, known: [String])
        /// A role that there is none of.
        case unknownRole(String)
        /// A value of the wrong kind; what it must be.
        case wrongValue(key: String, wanted: String)
        /// A color that is in no palette of the theme or its parents; the colors there are.
        case missingColor(String, known: [String])
        /// A parent that there is none of; the themes there are.
        case unknownParent(String, known: [String])
        /// Themes that inherit from each other, the first one last as well.
        case cycle([String])
    }

    /// The theme's file, or its name where it has none.
    package let file: String
    /// Where in the file; nil where no file is wrong.
    package let place: TextPosition?
    package let problem: Problem

    package init(file: String, place: TextPosition?, _ problem: Problem) {
        self.file = file
        self.place = place
        self.problem = problem
    }
}

extension ThemeError: CustomStringConvertible {
    /// The whole of it: file, line and column, what is wrong, what to do.
    package var description: String {
        let start = place.map { "\(file), line \($0.line), column \($0.column): " } ?? ""
        return "\(start)\(what) \(next)"
    }

    /// What is wrong, in a sentence.
    package var what: String {
        switch problem {
        case .unknownTheme(let name, _): "Unknown theme \(name)."
        case .unreadable(let why): "\(file) \(why)."
        case .syntax(let words): "Invalid TOML: \(words.hasSuffix(".") ? words : words + ".")"
        case .unknownKey(let key, _): "Unknown key \(key)."
        case .unknownRole(let name): "Unknown role \(name)."
        case .wrongValue(let key, let wanted): "\(key) must be \(wanted)."
        case .missingColor(let name, _): "No palette defines the color \(name)."
        case .unknownParent(let name, _): "Unknown parent theme \(name)."
        case .cycle(let names): "Inheritance cycle: \(names.joined(separator: " → "))."
        }
    }

    /// What to do, in a sentence.
    package var next: String {
        switch problem {
        case .unknownTheme(let name, let known), .unknownParent(let name, let known):
            Self.oneOf(known, like: name)
        case .unreadable: "The theme is ignored until that is fixed."
        case .syntax: "Fix the line and save."
        case .unknownKey(let key, let known): Self.oneOf(known, like: key.split(separator: ".").last.map(String.init))
        case .unknownRole(let name): Self.oneOf(Role.allCases.map(\.rawValue), like: name)
        case .wrongValue: "Fix the value and save."
        case .missingColor(let name, let known):
            known.isEmpty ? "Define it in [palette]." : "Define it in [palette]. " + Self.oneOf(known, like: name)
        case .cycle: "Change or remove one inherits line."
        }
    }

    /// The name that was meant, where one is near enough; else all of them.
    private static func oneOf(_ known: [String], like name: String?) -> String {
        guard let name else { return "Choose one of: \(known.joined(separator: ", "))." }
        let near = known.map { (name: $0, steps: steps(from: name.lowercased(), to: $0.lowercased())) }
            .min { $0.steps < $1.steps }
        if let near, near.steps <= (name.count < 4 ? 1 : max(2, name.count / 3)) { return "Did you mean \(near.name)?" }
        return "Choose one of: \(known.joined(separator: ", "))."
    }

    /// How many letters must be changed, added or taken away (Levenshtein).
    private static func steps(from: String, to: String) -> Int {
        let to = Array(to)
        var row = Array(0...to.count)
        for (index, letter) in from.enumerated() {
            var corner = row[0]
            row[0] = index + 1
            for (column, other) in to.enumerated() {
                let cost = letter == other ? corner : 1 + min(corner, row[column], row[column + 1])
                corner = row[column + 1]
                row[column + 1] = cost
            }
        }
        return row[to.count]
    }
}
