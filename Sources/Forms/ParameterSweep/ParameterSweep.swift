import Domain
package import JSON

/// Several values in some of a form's fields, which make the product of runs.
///
/// Runs are numbered in the fields' order, the last field's values changing fastest, and are made one at a time when
/// they are asked for: a sweep of a million runs costs nothing until somebody wants them.
package struct ParameterSweep: Hashable, Sendable {
    /// The values of one field.
    package enum Alternatives: Hashable, Sendable {
        case texts(SweepText)
        case numbers(SweepNumbers)
        /// The options that were marked.
        case values([JSON])

        /// How many there are; `Int.max` when there are as many or more.
        package var count: Int {
            switch self {
            case .texts(let texts): texts.count
            case .numbers(let numbers): numbers.count
            case .values(let values): values.count
            }
        }

        /// The value at `index`, from 0 to `count` - 1.
        package subscript(index: Int) -> JSON {
            switch self {
            case .texts(let texts): .string(texts[index])
            case .numbers(let numbers): .number(numbers[index])
            case .values(let values): values[index]
            }
        }
    }

    /// A field and its values.
    package struct Axis: Hashable, Sendable {
        /// The field's name or path, as the form has it.
        package let path: String
        /// What a person reads.
        package let label: String
        package let alternatives: Alternatives

        package init(path: String, label: String, _ alternatives: Alternatives) {
            self.path = path
            self.label = label
            self.alternatives = alternatives
        }
    }

    /// What a run has in a field.
    package struct Assignment: Hashable, Sendable {
        package let path: String
        package let value: JSON

        package init(path: String, value: JSON) {
            self.path = path
            self.value = value
        }
    }

    /// The most runs that are sent at once unless told otherwise.
    package static let maxRuns = 100

    /// The fields with values to go through, in the form's order.
    package let axes: [Axis]

    /// A sweep over `axes`; those without a value are left out.
    package init(_ axes: [Axis]) { self.axes = axes.filter { $0.alternatives.count > 0 } }

    /// How many runs there are, 1 without axes; `Int.max` when there are as many or more.
    package var count: Int { axes.reduce(1) { $0.multipliedWithSaturation(by: $1.alternatives.count) } }

    /// What run `index`, from 0 to `count` - 1, has in the fields that change.
    package subscript(index: Int) -> [Assignment] {
        var rest = index
        var assignments: [Assignment] = []
        for axis in axes.reversed() {
            let count = axis.alternatives.count
            assignments.append(Assignment(path: axis.path, value: axis.alternatives[rest % count]))
            rest /= count
        }
        return assignments.reversed()
    }

    /// What each run has, made when it is asked for.
    package var runs: some RandomAccessCollection<[Assignment]> { (0..<count).lazy.map { self[$0] } }

    /// Why so many runs are not sent, in a few words; nil when they are.
    package func refusal(limit: Int = maxRuns) -> String? {
        guard count > limit else { return nil }
        return "\(count == .max ? "too many" : String(count)) runs, at most \(limit) at once"
    }

    /// The runs in words, for the line under the form: `6 runs (subject × 3, mood × 2)`.
    ///
    /// - Parameter times: The sign between a field and how many values it has.
    package func summary(times: String = "×") -> String {
        let several = axes.filter { $0.alternatives.count > 1 }
        guard !several.isEmpty else { return "1 run" }
        func shown(_ count: Int) -> String { count == .max ? "too many" : String(count) }
        let factors = several.map { "\($0.label) \(times) \(shown($0.alternatives.count))" }
        return "\(shown(count)) runs (\(factors.joined(separator: ", ")))"
    }
}
