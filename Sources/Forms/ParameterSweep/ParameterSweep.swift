import Domain
package import JSON

/// A parameter sweep: several values in some of a form's fields, with one run for each combination.
///
/// Runs are numbered with the last field's values changing fastest, and created lazily: a sweep of a million runs costs
/// nothing until they are used.
package struct ParameterSweep: Hashable, Sendable {
    /// The values of a field.
    package enum Alternatives: Hashable, Sendable {
        /// Texts with alternatives in braces.
        case texts(SweepText)
        /// Numbers and ranges.
        case numbers(SweepNumbers)
        /// The selected options.
        case values([JSON])

        /// The number of values, saturating at `Int.max`.
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

    /// An axis of the sweep: a field and its values.
    package struct Axis: Hashable, Sendable {
        /// The field's path in the form.
        package let path: String
        /// The field's label.
        package let label: String
        package let alternatives: Alternatives

        /// Creates an axis.
        package init(path: String, label: String, _ alternatives: Alternatives) {
            self.path = path
            self.label = label
            self.alternatives = alternatives
        }
    }

    /// The value of a field in a run.
    package struct Assignment: Hashable, Sendable {
        package let path: String
        package let value: JSON

        /// Creates an assignment.
        package init(path: String, value: JSON) {
            self.path = path
            self.value = value
        }
    }

    /// The default limit for the number of runs sent at once.
    package static let maxRuns = 100

    /// The axes, in the form's order.
    package let axes: [Axis]

    /// Creates a sweep over `axes`, without those that have no value.
    package init(_ axes: [Axis]) { self.axes = axes.filter { $0.alternatives.count > 0 } }

    /// The number of runs, 1 without axes, saturating at `Int.max`.
    package var count: Int { axes.reduce(1) { $0.multipliedWithSaturation(by: $1.alternatives.count) } }

    /// The values of run `index`, from 0 to `count` - 1, in the axes' order.
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

    /// The values of each run, created lazily.
    package var runs: some RandomAccessCollection<[Assignment]> { (0..<count).lazy.map { self[$0] } }

    /// Returns the reason why the sweep cannot be sent at once; nil where it has at most `limit` runs.
    package func refusal(limit: Int = maxRuns) -> String? {
        guard count > limit else { return nil }
        return "\(count == .max ? "too many" : String(count)) runs, at most \(limit) at once"
    }

    /// Returns a summary such as `6 runs (subject × 3, mood × 2)`.
    ///
    /// - Parameter times: The sign between a field and the number of its values.
    package func summary(times: String = "×") -> String {
        let factors = factors(times: times)
        return factors.isEmpty ? "1 run" : "\(Self.shown(count)) runs (\(factors))"
    }

    /// Returns the fields with several values and how many they have: `subject × 3, mood × 2`; empty without any.
    ///
    /// - Parameter times: The sign between a field and the number of its values.
    package func factors(times: String = "×") -> String {
        axes.filter { $0.alternatives.count > 1 }
            .map { "\($0.label) \(times) \(Self.shown($0.alternatives.count))" }.joined(separator: ", ")
    }

    private static func shown(_ count: Int) -> String { count == .max ? "too many" : String(count) }
}
