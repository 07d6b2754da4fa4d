package import Domain

/// Tells how far a conversion is, from the reports of its generation in their order.
///
/// A conversion shares the row of its generation, which was `completed` before and reads so again after, so that the
/// status alone says nothing: "Poll the generation until outputs.svg appears". It has come to its end when its slot
/// holds another file than before, when the generation reads `completed` after it has read as being converted, or when
/// it reads `failed`, whose images exist all the same.
package struct ConversionWatch: Hashable, Sendable {
    private let conversion: Conversion
    private let addressBefore: String?
    /// Whether the service has said since that it is at work on this.
    private var hasBegun = false

    /// A conversion that is asked for, or was.
    ///
    /// - Parameter before: What was known of the generation before the conversion was asked for.
    package init(_ conversion: Conversion, since before: RunReport) {
        self.conversion = conversion
        addressBefore = Self.address(of: conversion, in: before)
    }

    /// How far the conversion is by `report`, which is newer than those before.
    ///
    /// - Returns: `completed`, `failed`, `cancelled` or, as long as nothing is certain, `running`.
    package mutating func phase(of report: RunReport) -> Phase {
        hasBegun = hasBegun || report.rawStatus.lowercased() == conversion.status
        if let address = Self.address(of: conversion, in: report), address != addressBefore { return .completed }
        switch report.phase {
        case .completed: return hasBegun ? .completed : .running
        case .failed: return .failed
        case .cancelled: return .cancelled
        default: return .running
        }
    }

    /// Where the conversion's one file is. Signatures in queries are made anew for every answer, and so are no part of
    /// it; an address that is none of the web's counts as it is.
    private static func address(of conversion: Conversion, in report: RunReport) -> String? {
        let file =
            switch conversion {
            case .svg: report.svg
            case .video: report.video
            }
        return file.map { file in
            WebAddress(file.url).map { $0.root + $0.target.prefix { $0 != "?" } } ?? file.url
        }
    }
}
