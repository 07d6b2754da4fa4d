import Domain
import Session

extension State {
    /// Opens the form that converts the output of the selected run to an SVG or a video; for a conversion, that of its
    /// source image.
    mutating func performConversion(_ conversion: Conversion) -> [Effect] {
        guard let run = selectedRun else {
            toasts.show(.note, "No run selected.", at: now)
            return []
        }
        guard let entry = session.runs.entry(for: conversion, of: run) else {
            toasts.show(.note, session.runs.obstacle(to: conversion, of: run), at: now)
            return []
        }
        // Conversions made since are reported.
        _ = formPanes[entry.id]?.update(entry)
        return open(entry)
    }
}
