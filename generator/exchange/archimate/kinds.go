package archimate

import (
	"slices"
	"strings"
)

// elementTypes are the elements of ArchiMate 3.2 and its two junctions, by
// the names of the exchange format.
var elementTypes = strings.Fields(`
Stakeholder Driver Assessment Goal Outcome Principle Requirement Constraint Meaning Value
Resource Capability ValueStream CourseOfAction
BusinessActor BusinessRole BusinessCollaboration BusinessInterface BusinessProcess BusinessFunction
BusinessInteraction BusinessEvent BusinessService BusinessObject Contract Representation Product
ApplicationComponent ApplicationCollaboration ApplicationInterface ApplicationFunction ApplicationInteraction
ApplicationProcess ApplicationEvent ApplicationService DataObject
Node Device SystemSoftware TechnologyCollaboration TechnologyInterface Path CommunicationNetwork
TechnologyFunction TechnologyProcess TechnologyInteraction TechnologyEvent TechnologyService Artifact
Equipment Facility DistributionNetwork Material
WorkPackage Deliverable ImplementationEvent Plateau Gap
Grouping Location AndJunction OrJunction`)

// relationshipTypes are the relationships of ArchiMate 3.2.
var relationshipTypes = []string{
	"Composition", "Aggregation", "Assignment", "Realization", "Serving", "Access", "Influence", "Association", "Triggering", "Flow", "Specialization",
}

// formerTypes are names of earlier versions, and of other spelling.
func formerType(name string) string {
	switch name {
	case "InfrastructureInterface":
		return "TechnologyInterface"
	case "InfrastructureFunction":
		return "TechnologyFunction"
	case "InfrastructureService":
		return "TechnologyService"
	case "Network":
		return "CommunicationNetwork"
	case "CommunicationPath":
		return "Path"
	case "UsedBy":
		return "Serving"
	case "Realisation":
		return "Realization"
	case "Specialisation":
		return "Specialization"
	}
	return name
}

// elementType gives the type that a name stands for, "" when it is none.
func elementType(name string) string {
	name = formerType(name)
	if !slices.Contains(elementTypes, name) {
		return ""
	}
	return name
}

// relationshipType gives the type that a name stands for, "" when it is none.
func relationshipType(name string) string {
	name = formerType(strings.TrimSuffix(name, "Relationship"))
	if !slices.Contains(relationshipTypes, name) {
		return ""
	}
	return name
}

// isJunction tells whether a type is a junction.
func isJunction(name string) bool { return name == "AndJunction" || name == "OrJunction" }
