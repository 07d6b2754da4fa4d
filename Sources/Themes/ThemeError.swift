/// A problem of a theme, its position, and the remedy.
package struct ThemeError: Error, Hashable, Sendable {
    /// The kinds of problems.
    package enum Problem: Hashable, Sendable {
        /// No theme has that name; with the existing names.
        case unknownTheme(String, known: [String])
        /// The file exists and cannot be read.
        case unreadable(String)
        /// The file is not TOML.
        case syntax(String)
        /// An unknown key; with the known ones.
        case unknownKey(String, known: [String])
        /// An unknown role.
        case unknownRole(String)
        /// A value of the wrong kind; with the expected one.
        case wrongValue(key: String, expected: String)
        /// A color that neither the theme nor its parents define; with the defined ones.
        case missingColor(String, known: [String])
        /// An unknown parent; with the existing themes.
        case unknownParent(String, known: [String])
        /// Themes that inherit from each other; the first one is also the last.
        case cycle([String])
    }

    /// The theme's file, or its name where there is no file.
    package let file: String
    /// The position in the file; nil where no file is at fault.
    package let place: TextPosition?
    package let problem: Problem

    /// Creates an error.
    package init(file: String, place: TextPosition?, _ problem: Problem) {
        self.file = file
        self.place = place
        self.problem = problem
    }
}

extension ThemeError: CustomStringConvertible {
    /// The complete message: file, line and column, problem, remedy.
    package var description: String {
        let start = place.map { "\(file), line \($0.line), column \($0.column): " } ?? ""
        return "\(start)\(what) \(next)"
    }

    /// The problem, in a sentence.
    package var what: String {
        switch problem {
        case .unknownTheme(let name, _): "Unknown theme \(name)."
        case .unreadable(let reason): "\(file) \(reason)."
        case .syntax(let words): "Invalid TOML: \(words.hasSuffix(".") ? words : words + ".")"
        case .unknownKey(let key, _): "Unknown key \(key)."
        case .unknownRole(let name): "Unknown role \(name)."
        case .wrongValue(let key, let expected): "\(key) must be \(expected)."
        case .missingColor(let name, _): "No palette defines the color \(name)."
        case .unknownParent(let name, _): "Unknown parent theme \(name)."
        case .cycle(let names): "Inheritance cycle: \(names.joined(separator: " → "))."
        }
    }

    /// The remedy, in a sentence.
    package var next: String {
        switch problem {
        case .unknownTheme(let name, let known), .unknownParent(let name, let known):
            Self.suggestion(known, like: name)
        case .unreadable: "The theme is ignored until that is fixed."
        case .syntax: "Fix the line and save."
        case .unknownKey(let key, let known):
            Self.suggestion(known, like: key.split(separator: ".").last.map(String.init))
        case .unknownRole(let name): Self.suggestion(Role.allCases.map(\.rawValue), like: name)
        case .wrongValue: "Fix the value and save."
        case .missingColor(let name, let known):
            known.isEmpty ? "Define it in [palette]." : "Define it in [palette]. " + Self.suggestion(known, like: name)
        case .cycle: "Change or remove one inherits line."
        }
    }

    /// The name that was probably meant, where one is near enough; else all of them.
    private static func suggestion(_ known: [String], like name: String?) -> String {
        guard let name else { return "Choose one of: \(known.joined(separator: ", "))." }
        let near = known.map { (name: $0, steps: steps(from: name.lowercased(), to: $0.lowercased())) }
            .min { $0.steps < $1.steps }
        if let near, near.steps <= (name.count < 4 ? 1 : max(2, name.count / 3)) { return "Did you mean \(near.name)?" }
        return "Choose one of: \(known.joined(separator: ", "))."
    }

    /// The edit distance (Levenshtein).
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
