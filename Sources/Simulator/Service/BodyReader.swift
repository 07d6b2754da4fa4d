import JSON
import Domain

/// Reads the body of a POST and collects its problems, in the words of the service's validator.
struct BodyReader {
    private let body: JSON
    private var problems: [String] = []

    init(_ bytes: [UInt8]) {
        body = (try? JSONParser.parse(bytes)) ?? .null
        if body.object == nil { problems.append("body must be an object") }
    }

    var isValid: Bool { problems.isEmpty }

    /// The 400 with every problem.
    var refusal: Reply {
        .json(400, ["messages": .array(problems.map { ["type": "ERROR", "message": .string($0)] })])
    }

    mutating func guid(_ name: String) -> String? {
        guard let value = body[name] else {
            problems.append("body.\(name) is required")
            return nil
        }
        guard let text = value.string, UUIDText.isValid(text) else {
            problems.append("body.\(name) must be a valid GUID")
            return nil
        }
        return text.lowercased()
    }

    mutating func text(_ name: String, _ length: ClosedRange<Int>) -> String? {
        guard let value = body[name] else {
            problems.append("body.\(name) is required")
            return nil
        }
        guard let text = value.string else {
            problems.append("body.\(name) must be a string")
            return nil
        }
        if text.isEmpty {
            problems.append("body.\(name) is not allowed to be empty")
        } else if text.utf16.count > length.upperBound {
            problems.append("body.\(name) length must be less than or equal to \(length.upperBound) characters long")
        }
        return text
    }

    mutating func whole(_ name: String, _ range: ClosedRange<Int>, or initial: Int) -> Int {
        guard let value = body[name] else { return initial }
        guard let number = value.number?.int else {
            problems.append("body.\(name) must be an integer")
            return initial
        }
        if number < range.lowerBound {
            problems.append("body.\(name) must be greater than or equal to \(range.lowerBound)")
        } else if number > range.upperBound {
            problems.append("body.\(name) must be less than or equal to \(range.upperBound)")
        }
        return number
    }

    mutating func choice(_ name: String, _ choices: [String], or initial: String) -> String {
        guard let value = body[name] else { return initial }
        guard let text = value.string, choices.contains(text) else {
            problems.append("body.\(name) must be one of [\(choices.joined(separator: ", "))]")
            return initial
        }
        return text
    }

    mutating func flag(_ name: String) {
        if let value = body[name], value.bool == nil { problems.append("body.\(name) must be a boolean") }
    }
}
