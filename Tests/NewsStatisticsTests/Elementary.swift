import Foundation

// The names that the formulas are written with, so that tests need nothing but what is `package`.
func ln(_ x: Double) -> Double { log(x) }
func logBase2(_ x: Double) -> Double { log2(x) }
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
