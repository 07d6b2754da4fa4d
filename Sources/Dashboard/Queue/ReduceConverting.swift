import Domain
import Session

extension State {
    /// Opens the form that converts the output of the selected run to an SVG or a video.
    mutating func performConversion(_ conversion: Conversion) -> [Effect] {
        guard let run = selectedRun else {
            toasts.show(.note, "No run selected.", at: now)
            return []
        }
        guard let entry = run.entry(for: conversion) else {
            toasts.show(.note, run.obstacle(to: conversion), at: now)
            return []
        }
        // Conversions made since are reported.
        _ = formPanes[entry.id]?.update(entry)
        return open(entry)
    }
}
