package diagram

import "strings"

// sign is the small drawing by which ArchiMate tells a kind of element: lines
// on a sheet of 16 by 16.
type sign struct {
	path string
	// area is what the drawing covers, when it can be drawn out to be the outline
	// of a box; its zero value when it cannot.
	area Rect
}

// The signs that several kinds have.
const (
	roleSign          = "M4 4H11.5M4 12H11.5M4 4A2 4 0 0 0 4 12M11.5 4A2 4 0 1 1 11.5 12A2 4 0 1 1 11.5 4"
	collaborationSign = "M6 4A4 4 0 1 0 6.01 4M10 4A4 4 0 1 0 10.01 4"
	interfaceSign     = "M1 8H7M11 4A4 4 0 1 0 11.01 4"
	processSign       = "M1 5.5H9V2.5L15 8L9 13.5V10.5H1Z"
	functionSign      = "M2 6L8 2L14 6V14L8 10L2 14Z"
	interactionSign   = "M7 3A5 5 0 0 0 7 13ZM9 3A5 5 0 0 1 9 13Z"
	eventSign         = "M1 4H11A4 4 0 0 1 11 12H1L4 8Z"
	serviceSign       = "M5 4H11A4 4 0 0 1 11 12H5A4 4 0 0 1 5 4Z"
	objectSign        = "M2 3H14V13H2ZM2 6H14"
	deliverableSign   = "M2 3H14V12C11 9.5 9 9.5 8 11.5C6 13.5 4 13.5 2 12Z"
)

// signs gives the sign of an element type of ArchiMate 3.2; none for what is no
// such type.
func signs(kind string) sign {
	if name, ok := strings.CutPrefix(kind, "Business"); ok {
		kind = name
	} else if name, ok := strings.CutPrefix(kind, "Application"); ok {
		kind = name
	} else if name, ok := strings.CutPrefix(kind, "Technology"); ok {
		kind = name
	}
	switch kind {
	case "Role", "Stakeholder":
		return sign{path: roleSign}
	case "Collaboration":
		return sign{path: collaborationSign}
	case "Interface":
		return sign{path: interfaceSign}
	case "Process":
		return sign{processSign, Rect{1, 2.5, 14, 11}}
	case "Function":
		return sign{functionSign, Rect{2, 2, 12, 12}}
	case "Interaction":
		return sign{path: interactionSign}
	case "Event", "ImplementationEvent":
		return sign{eventSign, Rect{1, 4, 14, 8}}
	case "Service":
		return sign{serviceSign, Rect{1, 4, 14, 8}}
	case "Object", "DataObject":
		return sign{objectSign, Rect{2, 3, 12, 10}}
	case "Actor":
		return sign{path: "M8 1.5A2.2 2.2 0 1 0 8.01 1.5M8 6V11M3.5 8H12.5M8 11L4.5 15M8 11L11.5 15"}
	case "Component":
		return sign{"M5 2.5H14V13.5H5V12M5 9V7M5 4V2.5M2.5 4H7V7H2.5ZM2.5 9H7V12H2.5Z", Rect{2.5, 2.5, 11.5, 11}}
	}
	if s := motivationSign(kind); s.path != "" {
		return s
	}
	return technologySign(kind)
}

// motivationSign gives the signs of motivation, strategy, what is left of
// business, and of implementation.
func motivationSign(kind string) sign {
	switch kind {
	case "Driver":
		return sign{path: "M8 2.5A5.5 5.5 0 1 0 8.01 2.5M8 1V15M1 8H15M3 3L13 13M13 3L3 13"}
	case "Assessment":
		return sign{path: "M9.5 2A4.5 4.5 0 1 0 9.51 2M6.2 9.7L2 14"}
	case "Goal":
		return sign{path: "M8 2A6 6 0 1 0 8.01 2M8 4.5A3.5 3.5 0 1 0 8.01 4.5M8 7A1 1 0 1 0 8.01 7"}
	case "Outcome":
		return sign{path: "M7 3.5A5.5 5.5 0 1 0 7.01 3.5M7 6.5A2.5 2.5 0 1 0 7.01 6.5M7 9L13.5 2.5M10.5 5.5V3L12.5 1.2M10.5 5.5H13L14.8 3.5"}
	case "Principle":
		return sign{path: "M4 2H12A1 1 0 0 1 13 3V13A1 1 0 0 1 12 14H4A1 1 0 0 1 3 13V3A1 1 0 0 1 4 2ZM8 4.5V9.5M8 11V12.5"}
	case "Requirement":
		return sign{"M5 4H15L11 12H1Z", Rect{1, 4, 14, 8}}
	case "Constraint":
		return sign{"M5 4H15L11 12H1ZM7.5 4L3.5 12", Rect{1, 4, 14, 8}}
	case "Meaning":
		return sign{path: "M5 12.5A3 3 0 0 1 3.5 7A3.5 3.5 0 0 1 9 3.6A3.2 3.2 0 0 1 13 8A2.6 2.6 0 0 1 11.5 12.5A4 4 0 0 1 5 12.5Z"}
	case "Value":
		return sign{"M8 4A6.5 4 0 1 1 8 12A6.5 4 0 1 1 8 4Z", Rect{1.5, 4, 13, 8}}
	case "Resource":
		return sign{path: "M2 4.5H12V11.5H2ZM12 6.5H14V9.5H12M4.5 6.5V9.5M6.5 6.5V9.5M8.5 6.5V9.5"}
	case "Capability":
		return sign{path: "M2 14V10H6V6H10V2H14V14ZM6 10V14M10 6V14M6 10H14M10 6H14"}
	case "ValueStream":
		return sign{"M1 4H11.5L15 8L11.5 12H1L4.5 8Z", Rect{1, 4, 14, 8}}
	case "CourseOfAction":
		return sign{path: "M10 2A4.5 4.5 0 1 0 10.01 2M10 4.5A2 2 0 1 0 10.01 4.5M6.5 9.8C4.5 11 3 12.5 2 14.5M2 11.5V14.5H5"}
	case "Contract":
		return sign{"M2 3H14V13H2ZM2 6H14M2 10H14", Rect{2, 3, 12, 10}}
	case "Representation":
		return sign{deliverableSign + "M2 6H14", Rect{2, 3, 12, 10.2}}
	case "Product":
		return sign{"M2 3H14V13H2ZM8 3V6H2", Rect{2, 3, 12, 10}}
	case "WorkPackage":
		return sign{path: "M6.5 12.5A5.3 5.3 0 1 1 12 11.5M6.5 12.5H14M11.5 10L14 12.5L11.5 15"}
	case "Deliverable":
		return sign{deliverableSign, Rect{2, 3, 12, 10.2}}
	case "Plateau":
		return sign{path: "M5 4H14M3.5 8H12.5M2 12H11"}
	case "Gap":
		return sign{path: "M8 3A5 5 0 1 0 8.01 3M1.5 6.8H14.5M1.5 9.2H14.5"}
	}
	return sign{}
}

// technologySign gives the signs of technology and of what is physical, those
// of things that hold others, and that of a view.
func technologySign(kind string) sign {
	switch kind {
	case "Node":
		return sign{"M2 5L5 2H14V11L11 14H2ZM2 5H11V14M11 5L14 2", Rect{2, 2, 12, 12}}
	case "Device":
		return sign{path: "M3 2.5H13A1 1 0 0 1 14 3.5V10A1 1 0 0 1 13 11H3A1 1 0 0 1 2 10V3.5A1 1 0 0 1 3 2.5ZM4 11L2 14H14L12 11"}
	case "SystemSoftware":
		return sign{path: "M7 4A5 5 0 1 0 7.01 4M6 4A4.6 4.6 0 1 1 12 10"}
	case "Path":
		return sign{path: "M4 8H5.5M7.2 8H8.8M10.5 8H12M5 4.5L1.5 8L5 11.5M11 4.5L14.5 8L11 11.5"}
	case "CommunicationNetwork":
		return sign{path: "M5 2.4A1.6 1.6 0 1 0 5.01 2.4M13 2.4A1.6 1.6 0 1 0 13.01 2.4M3 10.4A1.6 1.6 0 1 0 3.01 10.4M11 10.4A1.6 1.6 0 1 0 11.01 10.4" +
			"M6.6 4H11.4M4.6 12H9.4M4.6 5.6L3.4 10.4M12.6 5.6L11.4 10.4"}
	case "Artifact":
		return sign{"M3 1.5H10L13 4.5V14.5H3ZM13 4.5H10V1.5", Rect{3, 1.5, 10, 13}}
	case "Equipment":
		return sign{path: "M6 6.5A3 3 0 1 0 6.01 6.5M6 4.5V6.5M6 12.5V14.5M1.5 9.5H3M9 9.5H10.5M12 2.5A2 2 0 1 0 12.01 2.5M12 1V2.5M12 6.5V8M9 4.5H10M14 4.5H15.2"}
	case "Facility":
		return sign{path: "M2 14V2H4V9L8 7V9L12 7V9L14 8V14Z"}
	case "DistributionNetwork":
		return sign{path: "M4 6.5H12M4 9.5H12M5.5 4L1.5 8L5.5 12M10.5 4L14.5 8L10.5 12"}
	case "Material":
		return sign{path: "M4.5 2.5H11.5L15 8L11.5 13.5H4.5L1 8ZM5.5 4.5L3.3 8M10.5 4.5L12.7 8M5.8 11.5H10.2"}
	case "Grouping":
		return sign{path: "M2 6V3H8V6M2 6H14V13H2Z"}
	case "Location":
		return sign{path: "M8 14.5C5 10.5 3.5 8.5 3.5 6A4.5 4.5 0 0 1 12.5 6C12.5 8.5 11 10.5 8 14.5Z"}
	case "View":
		return sign{path: "M2 3H14V13H2ZM4.5 5.5H7.5V7.5H4.5ZM9 9H12V11H9ZM7.5 7.5L9 9"}
	}
	return sign{}
}

// isBehaviour tells whether ArchiMate gives a kind round corners: what happens
// or is done.
func isBehaviour(kind string) bool {
	for _, ending := range [...]string{"Process", "Function", "Interaction", "Event", "Service"} {
		if strings.HasSuffix(kind, ending) {
			return true
		}
	}
	return kind == "Capability" || kind == "ValueStream" || kind == "CourseOfAction" || kind == "WorkPackage"
}

// aspect is the part of ArchiMate that a kind belongs to, which its tint tells.
func aspect(kind string) string {
	switch kind {
	case "Stakeholder", "Driver", "Assessment", "Goal", "Outcome", "Principle", "Requirement", "Constraint", "Meaning", "Value":
		return "motivation"
	case "Resource", "Capability", "ValueStream", "CourseOfAction":
		return "strategy"
	case "Contract", "Representation", "Product":
		return "business"
	case "DataObject":
		return "application"
	case "WorkPackage", "Deliverable", "ImplementationEvent", "Plateau", "Gap":
		return "implementation"
	case "Grouping", "Location":
		return "composite"
	}
	if strings.HasPrefix(kind, "Business") {
		return "business"
	}
	if strings.HasPrefix(kind, "Application") {
		return "application"
	}
	return "technology"
}
