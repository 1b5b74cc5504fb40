/// Plays a sample package through the public doors, as a province and an expert would, and tells
/// whether what came out is what the package was made for. It knows addresses and JSON and nothing
/// of the code behind them.
@NullMarked
package org.intake.local.demo;

import org.jspecify.annotations.NullMarked;
