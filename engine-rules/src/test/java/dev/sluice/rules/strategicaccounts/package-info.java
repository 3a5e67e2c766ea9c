/** Specs of the playbook for strategic accounts. */
@NullMarked
package dev.sluice.rules.strategicaccounts;

import org.jspecify.annotations.NullMarked;
