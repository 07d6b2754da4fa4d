package import Domain

/// Determines the phase of a conversion from the reports of its generation, in order.
///
/// A conversion shares the row of its generation, which was `completed` before and becomes so again, so the status
/// alone is not enough: "Poll the generation until outputs.svg appears". The conversion has ended when its slot holds
/// another file than before, when the generation is `completed` after it was being converted, or when it is `failed`,
/// whose images exist anyway.
package struct ConversionTracker: Hashable, Sendable {
    /// The state so far, from which a later tracker can continue.
    package private(set) var trace: ConversionTrace

    /// Creates a tracker for a conversion that is requested, or was.
    ///
    /// - `before`: The report of the generation before the conversion.
    package init(_ conversion: Conversion, since before: RunReport) {
        trace = ConversionTrace(conversion, addressBefore: Self.address(of: conversion, in: before))
    }

    /// Creates a tracker that continues from an earlier state.
    package init(_ trace: ConversionTrace) { self.trace = trace }

    /// Returns the phase by `report`, which is newer than those before.
    ///
    /// - Returns: `completed`, `failed`, `cancelled` or, as long as nothing is certain, `running`.
    package mutating func phase(of report: RunReport) -> Phase {
        trace.hasBegun = trace.hasBegun || Self.isActive(on: trace.conversion, report)
        if hasNewFile(report) { return .completed }
        switch report.phase {
        case .completed: return trace.hasBegun ? .completed : .running
        case .failed: return .failed
        case .cancelled: return .cancelled
        default: return .running
        }
    }

    /// Returns true when the slot holds another file than before.
    package func hasNewFile(_ report: RunReport) -> Bool {
        Self.address(of: trace.conversion, in: report).map { $0 != trace.addressBefore } ?? false
    }

    /// Returns true when the service reports such a conversion in progress.
    package static func isActive(on conversion: Conversion, _ report: RunReport) -> Bool {
        report.rawStatus.lowercased() == conversion.status
    }

    /// Returns the address of the conversion's only file. Signatures in queries are new in every response, and so are
    /// ignored; an address outside the web is compared as a whole.
    package static func address(of conversion: Conversion, in report: RunReport) -> String? {
        report.file(of: conversion).map { file in
            HTTPURL(file.url).map { $0.root + $0.target.prefix { $0 != "?" } } ?? file.url
        }
    }
}

extension RunReport {
    /// Returns the output of a conversion of this generation.
    package func file(of conversion: Conversion) -> OutputFile? {
        switch conversion {
        case .svg: svg
        case .video: video
        }
    }
}

extension Conversion {
    /// The status of a generation during this conversion (Antekirt, "Status values").
    var status: String { "processing_" + rawValue }
}
