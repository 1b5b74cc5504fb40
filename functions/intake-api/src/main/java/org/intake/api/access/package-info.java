/// The one place that decides who may call which route on whose data in which state. Use cases
/// check the state again inside their transaction; nobody else asks about roles and owners.
@NullMarked
package org.intake.api.access;

import org.jspecify.annotations.NullMarked;
