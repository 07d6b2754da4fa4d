package import Domain

/// Tells how far a conversion is, from the reports of its generation in their order.
///
/// A conversion shares the row of its generation, which was `completed` before and reads so again after, so that the
/// status alone says nothing: "Poll the generation until outputs.svg appears". It has come to its end when its slot
/// holds another file than before, when the generation reads `completed` after it has read as being converted, or when
/// it reads `failed`, whose images exist all the same.
package struct ConversionTracker: Hashable, Sendable {
    /// What is known of it so far, from which a later watch goes on.
    package private(set) var trace: ConversionTrace

    /// A conversion that is asked for, or was.
    ///
    /// - Parameter before: What was known of the generation before the conversion was asked for.
    package init(_ conversion: Conversion, since before: RunReport) {
        trace = ConversionTrace(conversion, addressBefore: Self.address(of: conversion, in: before))
    }

    /// A conversion of which something is known.
    package init(_ trace: ConversionTrace) { self.trace = trace }

    /// How far the conversion is by `report`, which is newer than those before.
    ///
    /// - Returns: `completed`, `failed`, `cancelled` or, as long as nothing is certain, `running`.
    package mutating func phase(of report: RunReport) -> Phase {
        trace.hasBegun = trace.hasBegun || Self.isAtWork(on: trace.conversion, report)
        if hasNewFile(report) { return .completed }
        switch report.phase {
        case .completed: return trace.hasBegun ? .completed : .running
        case .failed: return .failed
        case .cancelled: return .cancelled
        default: return .running
        }
    }

    /// Whether the slot holds another file than before.
    package func hasNewFile(_ report: RunReport) -> Bool {
        Self.address(of: trace.conversion, in: report).map { $0 != trace.addressBefore } ?? false
    }

    /// Whether the service says that it is at work on such a conversion.
    package static func isAtWork(on conversion: Conversion, _ report: RunReport) -> Bool {
        report.rawStatus.lowercased() == conversion.status
    }

    /// Where the conversion's one file is. Signatures in queries are made anew for every answer, and so are no part of
    /// it; an address that is none of the web's counts as it is.
    package static func address(of conversion: Conversion, in report: RunReport) -> String? {
        report.file(of: conversion).map { file in
            WebAddress(file.url).map { $0.root + $0.target.prefix { $0 != "?" } } ?? file.url
        }
    }
}

extension RunReport {
    /// What came of converting a generation.
    package func file(of conversion: Conversion) -> OutputFile? {
        switch conversion {
        case .svg: svg
        case .video: video
        }
    }
}

extension Conversion {
    /// The status of a generation while this is being made of it (Antekirt, "Status values").
    var status: String { "processing_" + rawValue }
}
